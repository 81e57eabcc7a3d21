import { expect, test } from 'vitest';
import { filterWords, rowsWords } from './export-words';

test('what was exported is told in words', () => {
  expect(filterWords('transfers', 'provider=gatepay&currency=USDT')).toBe('provider: gatepay · currency: USDT');
  expect(filterWords('issues', '')).toBe('Everything');
  expect(filterWords('evidence', 'batch:17')).toBe('batch 17');
});

test('counts beyond a JS number keep every digit', () => {
  expect(rowsWords('transfers', '12408')).toBe('12,408 rows');
  expect(rowsWords('evidence', '1')).toBe('1 file');
  expect(rowsWords('callbacks', '9007199254740993')).toBe('9,007,199,254,740,993 rows');
});
