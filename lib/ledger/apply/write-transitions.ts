import type { Transaction } from '@/lib/platform/db/transaction';
import type { DraftTransition } from './batch-work';

export interface StoredTransition extends DraftTransition {
  subject: 'transfer' | 'batch' | 'suborder';
  subjectId: string;
  batchRef: string | null;
}

const statement = `
insert into transitions (subject, subject_id, batch_ref, callback_id, verdict, from_status, to_status, occurred_at, recorded_at)
select n.subject, n."subjectId", n."batchRef", n."callbackId", n.verdict, n."fromStatus", n."toStatus", n."occurredAt", $2
from json_to_recordset($1::json) as n (subject text, "subjectId" bigint, "batchRef" bigint, "callbackId" bigint, verdict text,
  "fromStatus" text, "toStatus" text, "occurredAt" timestamptz)
on conflict (subject, subject_id, callback_id) do nothing`;

/** Records what callbacks did to statuses, once for each subject and callback, in the order given. */
export async function writeTransitions(
  tx: Transaction,
  transitions: readonly StoredTransition[],
  now: Date,
): Promise<void> {
  if (transitions.length > 0) await tx.query(statement, [JSON.stringify(transitions), now]);
}
