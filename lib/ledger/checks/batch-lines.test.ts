import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BatchStanding, checkBatchOutcome, checkOpenLines } from './batch-lines';

function batch(outcome: BatchStanding['outcome'], done: number, failed: number, open = 0): BatchStanding {
  return {
    status: outcome.toUpperCase(),
    terminal: outcome !== 'pending',
    outcome,
    lines: done + failed + open,
    done,
    failed,
  };
}

test.each([
  ['succeeded', 2, 1, 'failed'],
  ['failed', 1, 2, 'done'],
  ['partial', 3, 0, 'all'],
  ['partial', 0, 3, 'all'],
] as const)(
  'a batch that %s with %i done and %i failed lines does not follow from them',
  (outcome, done, failed, lines) => {
    expect(checkBatchOutcome(batch(outcome, done, failed))).toMatchObject({ kind: 'batch_outcome_mismatch', lines });
  },
);

test.each([
  ['succeeded', 3, 0],
  ['failed', 0, 3],
  ['partial', 1, 2],
  ['pending', 1, 2],
  ['succeeded', 0, 0],
  ['partial', 0, 0],
] as const)('a batch that %s with %i done and %i failed lines does', (outcome, done, failed) => {
  expect(checkBatchOutcome(batch(outcome, done, failed))).toBeNull();
  expect(checkOpenLines(batch(outcome, done, failed))).toBeNull();
});

test('PARTIAL is not judged before its last line has ended', () => {
  expect(checkBatchOutcome(batch('partial', 3, 0, 1))).toBeNull();
  expect(checkBatchOutcome(batch('partial', 3, 0))).not.toBeNull();
});

test('exactly a final batch with lines that have not ended has open lines', () => {
  const count = fc.nat({ max: 10_000 });
  const outcome = fc.constantFrom('succeeded' as const, 'partial' as const, 'failed' as const, 'pending' as const);
  fc.assert(
    fc.property(outcome, count, count, count, (said, done, failed, open) => {
      const finding = checkOpenLines(batch(said, done, failed, open));
      expect(finding !== null).toBe(said !== 'pending' && open > 0);
      if (finding) expect(finding.difference).toBe(`${open} ${open === 1 ? 'line' : 'lines'} open`);
    }),
  );
});
