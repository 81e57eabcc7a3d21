import { expect, test } from 'vitest';
import { decideDoubts } from './decide-doubts';

const row = (field: string, ours: string | null, theirs: string | null) => {
  return { field, ours, theirs, same: ours === null || theirs === null ? null : ours === theirs };
};

test.each(['status_conflict', 'batch_outcome_mismatch', 'probe_mismatch', 'facts_changed', 'apply_failed'] as const)(
  'a live %s of the batch counts against every line',
  (kind) => {
    expect(decideDoubts([{ kind, lineKey: null }], null)).toEqual({ batch: true, disputed: [], answers: {} });
  },
);

test('an issue of a line counts against that line alone, and one that says nothing of its end against none', () => {
  expect(
    decideDoubts(
      [
        { kind: 'facts_changed', lineKey: 'w1' },
        { kind: 'status_regression', lineKey: 'w1' },
        { kind: 'hash_missing', lineKey: 'w2' },
        { kind: 'batch_open_lines', lineKey: null },
        { kind: 'line_conflict', lineKey: null },
      ],
      null,
    ),
  ).toEqual({ batch: false, disputed: ['w1'], answers: {} });
});

test('what the newest answer says of a line is kept unless it agrees; one that names it no more is no agreement', () => {
  const comparison = [
    row('status', 'PARTIAL', 'PARTIAL'),
    row('lines', '3', '2'),
    row('lines/a/status/status', 'FAIL', 'DONE'),
    row('lines/b/status', 'FAIL', 'FAIL'),
    row('lines/b/fee', '1', '2'),
    row('lines/c/status', 'FAIL', null),
  ];
  expect(decideDoubts([], { comparison })).toEqual({
    batch: false,
    disputed: [],
    answers: { 'a/status': 'DONE', c: '' },
  });
});

test('an answer of which not every line was kept counts against every line', () => {
  const comparison = Array.from({ length: 500 }, (_, at) => row(`lines/${at}/status`, 'PENDING', 'FAIL'));
  expect(decideDoubts([], { comparison }).batch).toBe(true);
  expect(decideDoubts([], { comparison: comparison.slice(1) }).batch).toBe(false);
});
