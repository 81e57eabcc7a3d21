import { expect, test } from 'vitest';
import { detailLabel } from './detail-labels';

test('details read as words', () => {
  expect(['held', 'lastError', 'keptBytes', 'fee_type'].map(detailLabel)).toEqual([
    'Held',
    'Last error',
    'Kept bytes',
    'Fee type',
  ]);
});
