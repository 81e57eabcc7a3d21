import { arrayText } from '@/lib/platform/db/array-text';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { DraftTransition } from './batch-work';

export interface StoredTransition extends DraftTransition {
  subject: 'transfer' | 'batch' | 'suborder';
  subjectId: string;
  batchRef: string | null;
}

const statement = `
insert into transitions (subject, subject_id, batch_ref, callback_id, verdict, from_status, to_status, occurred_at, recorded_at)
select n.*, $1
from unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::timestamptz[]) as n
on conflict (subject, subject_id, callback_id) do nothing`;

/** Records what callbacks did to statuses, once for each subject and callback, in the order given. */
export async function writeTransitions(
  tx: Transaction,
  transitions: readonly StoredTransition[],
  now: Date,
): Promise<void> {
  if (transitions.length === 0) return;
  await tx.query(statement, [
    now,
    arrayText(transitions.map(({ subject }) => subject)),
    arrayText(transitions.map(({ subjectId }) => subjectId)),
    arrayText(transitions.map(({ batchRef }) => batchRef)),
    arrayText(transitions.map(({ callbackId }) => callbackId)),
    arrayText(transitions.map(({ verdict }) => verdict)),
    arrayText(transitions.map(({ fromStatus }) => fromStatus)),
    arrayText(transitions.map(({ toStatus }) => toStatus)),
    arrayText(transitions.map(({ occurredAt }) => occurredAt?.toISOString() ?? null)),
  ]);
}
