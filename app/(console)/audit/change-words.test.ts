import { expect, test } from 'vitest';
import { changesOf, changeWords } from './change-words';

test('a change is told before and after, what stayed the same is not', () => {
  const before = { name: 'ops', ratePerSecondMax: 3, url: null };
  const after = { name: 'ops', ratePerSecondMax: 5, url: 'https://merchant.example/hook' };
  expect(changeWords(before, after)).toBe('ratePerSecondMax 3 → 5 · url none → https://merchant.example/hook');
  expect(changesOf(before, after).filter(({ same }) => same)).toEqual([
    { name: 'name', before: 'ops', after: 'ops', same: true },
  ]);
});

test('what was taken away is told as gone', () => {
  expect(changeWords({ chain: 'TRX' }, { chain: null })).toBe('chain TRX → none');
  expect(changeWords({ chain: 'TRX' }, null)).toBe('chain TRX → none');
});

test('facts that have no before are told as they are, values of any shape too', () => {
  expect(changeWords(null, { role: 'admin', codes: [1, 2], filter: '', none: null })).toBe(
    'codes [1,2] · filter (empty) · role admin',
  );
  expect(changeWords(null, null)).toBe('');
});
