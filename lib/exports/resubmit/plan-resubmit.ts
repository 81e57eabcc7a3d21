import { type LineMatch, matchLines } from '@/lib/ledger/match-line';
import type { SuborderView } from '@/lib/ledger/types';
import type { ResubmitDoubts } from './decide-doubts';

/** Why a failed line is not to be submitted again before a person has looked. */
export const leftOutReasons = [
  'batch_disputed',
  'conflicted',
  'disputed',
  'answered_otherwise',
  'has_hash',
  'incomplete',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  batch_disputed:
    'Its batch is contradicted: in conflict, or an open issue says that batch, lines or the provider’s answer disagree. It may have been paid; settle the issue first.',
  conflicted: 'In conflict: callbacks told of different ends. It may have been paid; ask the provider.',
  disputed: 'An open issue contradicts what is held of it. It may have been paid; settle the issue first.',
  answered_otherwise:
    'Asked directly, the provider did not say that it failed. It may have been paid; ask the provider again.',
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

/** What speaks against the lines, and whether their batch is in conflict. */
export interface BatchDoubts extends ResubmitDoubts {
  conflicted: boolean;
}

/** Filled and meant: `0` is an amount that nobody asks for. */
function isIncomplete({ currency, amount, address }: SuborderView): boolean {
  return !currency || !address || amount === null || !/[1-9]/.test(amount);
}

function reasonOf(line: SuborderView, doubts: BatchDoubts, disputed: ReadonlySet<string>): LeftOutReason | null {
  if (doubts.conflicted || doubts.batch) return 'batch_disputed';
  if (line.conflicted) return 'conflicted';
  if (disputed.has(line.lineKey)) return 'disputed';
  const answer = Object.hasOwn(doubts.answers, line.lineKey) ? doubts.answers[line.lineKey] : undefined;
  if (answer !== undefined && answer !== line.status) return 'answered_otherwise';
  if (line.txId) return 'has_hash';
  return isIncomplete(line) ? 'incomplete' : null;
}

/** Pure: the lines that ended as failed and match, in their order. What did not end, or ended otherwise, is in neither part. */
export function planResubmit(lines: readonly SuborderView[], match: LineMatch, doubts: BatchDoubts): ResubmitPlan {
  const disputed = new Set(doubts.disputed);
  const plan: ResubmitPlan = { lines: [], leftOut: [] };
  for (const line of matchLines(lines, match)) {
    // A conflict may stand on a line whose first word was that it was done; that one did not fail.
    if (!line.terminal || line.outcome !== 'failed') continue;
    const reason = reasonOf(line, doubts, disputed);
    if (reason === null) plan.lines.push(line);
    else plan.leftOut.push({ line, reason });
  }
  return plan;
}
