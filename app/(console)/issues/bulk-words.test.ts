import { expect, test } from 'vitest';
import { bulkWords } from './bulk-words';

test('a bulk action says how many it changed, left alone, and whether there are more', () => {
  expect(bulkWords('resolve', { changed: 1, unchanged: 0, more: false })).toBe('1 issue was resolved.');
  expect(bulkWords('acknowledge', { changed: 1_204, unchanged: 1, more: true })).toBe(
    '1,204 issues were acknowledged. 1 issue stayed as it was: it does not fit its state. More match: do it again to go on.',
  );
  expect(bulkWords('assign', { changed: 0, unchanged: 2, more: false })).toBe(
    '0 issues were given. 2 issues stayed as they were: it does not fit their state.',
  );
});
