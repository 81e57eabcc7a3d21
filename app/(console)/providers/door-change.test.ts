import { expect, test } from 'vitest';
import { doorSettingsSchema } from '@/lib/intake/account-settings';
import { doorBounds, doorChange } from './door-change';

test('every bound of the door has its place in the form, in a unit that gives its default back', () => {
  const { allowList, ...numbers } = doorSettingsSchema.parse({});
  expect(doorBounds.map(({ name }) => name).sort()).toEqual(Object.keys(numbers).sort());
  const texts = Object.fromEntries(doorBounds.map(({ name, size }) => [name, String(numbers[name] / size)]));
  expect(doorChange(texts)).toEqual({ door: numbers });
  expect(allowList).toEqual([]);
});

test('only what a form has is changed, and an emptied bound is no bound', () => {
  expect(doorChange({ name: 'Malaysia' })).toEqual({});
  expect(doorChange({ allowList: ' 203.0.113.7,\r\n 2001:db8::/32 \n' })).toEqual({
    door: { allowList: ['203.0.113.7', '2001:db8::/32'] },
  });
  expect(doorChange({ allowList: '' })).toEqual({ door: { allowList: [] } });
  const { door } = doorChange({ bodyTimeoutMs: ' ' });
  expect(doorSettingsSchema.safeParse(door).success).toBe(false);
});
