import { expect, test } from 'vitest';
import type { VerifiedMany } from '@/lib/intake/verify-requests';
import { addCall, emptyTotals, stillRefusedCauses } from './verify-run';

function call(parts: Partial<VerifiedMany>): VerifiedMany {
  return {
    ...{ examined: 0, accepted: 0, duplicate: 0, notPossible: 0, broken: 0, stillRefused: {}, examples: [] },
    ...{ remaining: 0, nextCursor: null },
    ...parts,
  };
}

function refused(requestId: string) {
  return { outcome: 'still_refused', requestId, cause: 'signature_mismatch', detail: 'no' } as const;
}

test('the totals of a run are the sums of its calls, cause by cause', () => {
  const first = call({ examined: 5, accepted: 2, stillRefused: { signature_mismatch: 2, timestamp_stale: 1 } });
  const second = call({ examined: 4, duplicate: 1, notPossible: 1, stillRefused: { timestamp_stale: 2 } });
  const totals = [first, second].reduce(addCall, emptyTotals);
  expect(totals).toMatchObject({ examined: 9, accepted: 2, duplicate: 1, notPossible: 1, broken: 0 });
  expect(stillRefusedCauses(totals)).toEqual([
    { cause: 'timestamp_stale', count: 3 },
    { cause: 'signature_mismatch', count: 2 },
  ]);
});

test('however long a run is, it lists only some of what is still refused', () => {
  const calls = Array.from({ length: 5 }, (_, at) =>
    call({ examples: Array.from({ length: 8 }, (_, index) => refused(`${at}-${index}`)) }),
  );
  expect(calls.reduce(addCall, emptyTotals).examples).toHaveLength(20);
});
