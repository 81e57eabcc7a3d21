import { expect, test } from 'vitest';
import { fullTitle } from './full-title';

test('a title begins with the name of its page, and is bounded whatever an address holds', () => {
  expect(fullTitle('Callback 17')).toBe('Callback 17 · Callback console');
  expect(fullTitle(`Batch ${'9'.repeat(5_000)}`)).toBe(`Batch ${'9'.repeat(74)} · Callback console`);
  // A sign of two units is kept whole, or left out.
  expect(fullTitle(`${'9'.repeat(79)}😀😀`)).toBe(`${'9'.repeat(79)}😀 · Callback console`);
});
