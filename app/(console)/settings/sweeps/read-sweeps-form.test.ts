import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOf, sweepSettingsSchema } from '@/lib/reconcile/sweeps/bounds';
import { boundWords, readBound } from './bound-words';
import { readSweepsForm, secondField, stuckField } from './read-sweeps-form';

const bounds = boundsOf(
  sweepSettingsSchema.parse({ stuck: [{ provider: 'gatepay', kind: 'batch', chain: 'BTC', minutes: 600 }] }),
);
const texts = {
  ...Object.fromEntries(bounds.stuck.map((line) => [stuckField(line), boundWords(line.minutes)])),
  ...Object.fromEntries(bounds.second.map((line) => [secondField(line.provider), boundWords(line.minutes)])),
  ...{ otherwise: boundWords(bounds.otherwiseMinutes), missingMin: '20', quiet: '1 h', chain: '', chainBound: '' },
};

test('a bound is written and read back the same', () => {
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 1, max: 365 * 1440 })), (minutes) => {
      expect(readBound(boundWords(minutes))).toEqual({ ok: true, minutes });
    }),
  );
});

test('a bound that says nothing, or nothing sensible, is refused', () => {
  for (const text of ['', '4', 'h', '-1 h', '0 min', '366 d', '4 h!', '1 h 2 d'])
    expect(readBound(text).ok, text).toBe(false);
});

test('names of fields hold nothing that a form would escape, and are each line’s own', () => {
  const odd = { provider: 'gatepay', kind: 'batch', chain: 'a "b" [c]' } as const;
  expect(stuckField(odd)).toMatch(/^[\w%-]+$/);
  expect(new Set([...bounds.stuck, odd].map(stuckField)).size).toBe(bounds.stuck.length + 1);
});

test('a form sent as it was drawn changes nothing', () => {
  expect(readSweepsForm(texts, bounds)).toEqual({ bounds });
});

test('each field changes its own line, and an empty chain takes its line out', () => {
  const batch = { provider: 'gatepay', kind: 'batch', chain: null } as const;
  const chain = { ...batch, chain: 'BTC' };
  const read = readSweepsForm({ ...texts, [stuckField(batch)]: 'never', [stuckField(chain)]: '' }, bounds);
  expect(read).toMatchObject({ bounds: { stuck: expect.arrayContaining([{ ...batch, minutes: null }]) } });
  expect('bounds' in read && read.bounds.stuck.some((line) => line.chain === 'BTC')).toBe(false);
});

test('a chain is added with its bound, or its problem stands at the field', () => {
  const added = { ...texts, chainProvider: 'b2binpay', chainKind: 'deposit', chain: ' BTC ', chainBound: '12 h' };
  expect(readSweepsForm(added, bounds)).toMatchObject({
    bounds: { stuck: expect.arrayContaining([{ provider: 'b2binpay', kind: 'deposit', chain: 'BTC', minutes: 720 }]) },
  });
  expect(readSweepsForm({ ...added, chainBound: 'soon' }, bounds)).toMatchObject({
    problems: { chainBound: expect.any(String) },
  });
  expect(readSweepsForm({ ...texts, missingMin: '0', quiet: 'never' }, bounds)).toMatchObject({
    problems: { missingMin: expect.any(String), quiet: expect.any(String) },
  });
});
