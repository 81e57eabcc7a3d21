import { type LineMatch, matchLines } from '@/lib/ledger/match-line';
import type { SuborderView } from '@/lib/ledger/types';

/** Why a failed line is not to be submitted again before a person has looked. */
export const leftOutReasons = ['conflicted', 'has_hash', 'incomplete'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  conflicted: 'In conflict: callbacks told of different ends. It may have been paid; ask the provider.',
  has_hash: 'It failed and names a transaction hash: the money may have moved. Look the hash up first.',
  incomplete: 'Its callbacks named no currency, amount or address: the request cannot be made from them.',
};

export interface LeftOutLine {
  line: SuborderView;
  reason: LeftOutReason;
}

/** The failed lines of a batch, parted: none is in both. */
export interface ResubmitPlan {
  /** To be submitted again. */
  lines: SuborderView[];
  leftOut: LeftOutLine[];
}

/** Filled and meant: `0` is an amount that nobody asks for. */
function isIncomplete({ currency, amount, address }: SuborderView): boolean {
  return !currency || !address || amount === null || !/[1-9]/.test(amount);
}

function reasonOf(line: SuborderView): LeftOutReason | null {
  if (line.conflicted) return 'conflicted';
  if (line.txId) return 'has_hash';
  return isIncomplete(line) ? 'incomplete' : null;
}

/** Pure: the lines that ended as failed and match, in their order. What did not end, or ended otherwise, is in neither part. */
export function planResubmit(lines: readonly SuborderView[], match: LineMatch): ResubmitPlan {
  const plan: ResubmitPlan = { lines: [], leftOut: [] };
  for (const line of matchLines(lines, match)) {
    // A conflict may stand on a line whose first word was that it was done; that one did not fail.
    if (!line.terminal || line.outcome !== 'failed') continue;
    const reason = reasonOf(line);
    if (reason === null) plan.lines.push(line);
    else plan.leftOut.push({ line, reason });
  }
  return plan;
}
