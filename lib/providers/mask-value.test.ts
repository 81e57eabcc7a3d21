import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskValue } from './mask-value';
import { sensitiveKinds } from './sensitive';

test('an e-mail address shows the first of either side and where it ends', () => {
  expect(maskValue('email', 'siti.aminah@example.com.my')).toBe('s***@e***.my');
  expect(maskValue('email', ' a@b.co ')).toBe('a***@b***.co');
  for (const text of ['no address', 'a@b', 'a@@b.co', 'a b@c.co', '@b.co', '"x"@b.co, y@z.co']) {
    expect(maskValue('email', text)).toBe('***');
  }
});

test('a card and an account show their last four, a phone its last two', () => {
  expect(maskValue('card', '4111 1111 1111 1234')).toBe('***1234');
  expect(maskValue('bank_account', 'MY12-3456-7890')).toBe('***7890');
  expect(maskValue('phone', '+60 12-345 67 89')).toBe('***89');
});

test('what is too short to hide in, or is something else, shows nothing', () => {
  expect(maskValue('bank_account', '12345678901')).toBe('***');
  expect(maskValue('card', '{"number":"4111111111111111"}')).toBe('***');
  expect(maskValue('phone', '12345')).toBe('***');
  expect(maskValue('other', '4111111111111111')).toBe('***');
});

test('a name shows its first letter, if it has more and fits any encoding', () => {
  expect(maskValue('name', 'Ahmad bin Ali')).toBe('A***');
  expect(maskValue('name', 'Éva')).toBe('É***');
  for (const text of ['A', '李雷', 'محمد', 'Žofie', '1', '{"first":"Ann"}'])
    expect(maskValue('name', text)).toBe('***');
});

test('at most a third of a value is ever shown', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...sensitiveKinds),
      fc.oneof(fc.string(), fc.emailAddress(), fc.stringMatching(/^[\d -]{0,30}$/)),
      (kind, text) => {
        const masked = maskValue(kind, text);
        expect(masked).toContain('***');
        expect(masked).toMatch(/^[^\u0100-\uffff]*$/);
        const shown = kind === 'email' ? masked.replace(/@|\.[A-Za-z]+$/g, '') : masked;
        expect(shown.replaceAll('*', '').length).toBeLessThanOrEqual(
          kind === 'name' ? 1 : Math.max(2, text.length / 3),
        );
      },
    ),
  );
});
