import { expect, test } from 'vitest';
import type { Installation } from './results';
import { diskTable } from './table';

const installation = (more: Partial<Installation>): Installation => ({
  ...{ callbacks: 100, measuredAt: '2026-11-22T00:00:00Z', machine: 'one', databaseBytes: 100_000 },
  ...{ withBytes: 100, tableBytes: {}, memoryMb: {}, peakMb: null, pages: {} },
  ...more,
});

test('tables that take a hundredth of the largest installation are told, the others together; nothing small is nothing', () => {
  const small = installation({ databaseBytes: 50_000, tableBytes: { callbacks: 20_000, batches: 40 } });
  const large = installation({
    ...{ callbacks: 1_000, databaseBytes: 1_000_000 },
    tableBytes: { batches: 10_000, callbacks: 600_000, requests: 300_000, rare: 900 },
  });
  expect(diskTable({ installations: [small, large] }).split('\n')).toEqual([
    '| bytes a callback | 100 | 1,000 |',
    '| --- | ---: | ---: |',
    '| callbacks | 200 | 600 |',
    '| requests | — | 300 |',
    '| batches | < 1 | 10 |',
    '| all other tables, and the catalogue | 300 | 90 |',
    '| everything | 500 | 1000 |',
  ]);
  expect(diskTable({ installations: [] })).toBe('');
});
