import { type BatchWork, isBatch } from '@/lib/ledger/apply/batch-work';
import type { TransferWork } from '@/lib/ledger/apply/transfers';
import type { DepositTransfer } from '@/lib/ledger/checks/deposit-target';
import type { Effect } from './check-group';
import type { HashSharer } from './read-hash-sharers';
import type { LatestIssue } from './read-latest-issues';
import type { ReturnedPayment } from './read-returns';
import { lineKinds, transferKinds } from './record-views';

/** What was looked at in one group. */
export interface Evaluated {
  batches: readonly BatchWork[];
  suspicious: readonly BatchWork[];
  transfers: readonly TransferWork[];
  sharers: readonly HashSharer[];
  returned: readonly ReturnedPayment[];
  paidDeposits: readonly DepositTransfer[];
  effects: readonly Effect[];
}

/** Pure: which kinds of which records (and, of hashes, which movements) were looked at just now. */
export function isEvaluatedBy(evaluated: Evaluated): (issue: LatestIssue) => boolean {
  const looked = new Set<string>();
  const look = (recordKey: string, kinds: readonly string[]) => {
    for (const kind of kinds) looked.add(`${kind} ${recordKey}`);
  };
  for (const { id } of evaluated.batches) look(`batch:${id}`, ['batch_outcome_mismatch', 'batch_open_lines']);
  for (const { id } of evaluated.suspicious) look(`batch:${id}`, lineKinds);
  for (const { id } of evaluated.transfers) look(`transfer:${id}`, transferKinds);
  for (const { id } of evaluated.returned) look(`transfer:${id}`, ['return_mismatch']);
  for (const { id } of evaluated.paidDeposits) look(`transfer:${id}`, ['amount_mismatch']);
  for (const { work, notices } of evaluated.effects) {
    const cures = notices.list?.verdict.cures;
    if (isBatch(work) && cures) look(`batch:${work.id}`, [cures]);
  }
  const shared = new Set(evaluated.sharers.flatMap(({ subject, recordKey }) => [subject, recordKey]));
  return ({ kind, subject, recordKey }) =>
    kind === 'duplicate_hash' ? shared.has(subject) : looked.has(`${kind} ${recordKey}`);
}
