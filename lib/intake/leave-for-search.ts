import type { Transaction } from '@/lib/platform/db/transaction';

/** Callbacks of one row: what is written at once is flushed at once, and a door on the same machine waits for that. */
const groupMax = 100;

// Numbers of one row travel as text: `unnest` would flatten arrays of arrays.
const statement = `
insert into search_jobs (callback_ids, enqueued_at)
select string_to_array(ids, ' ')::bigint[], $2 from unnest($1::text[]) as groups (ids)`;

/**
 * Notes, in the transaction that applies them, callbacks whose documents are made later (`lib/search/index-waiting`): an applied
 * callback whose payload can be read has its document, or is named there.
 */
export async function leaveForSearch(tx: Transaction, callbackIds: readonly string[], now: Date): Promise<void> {
  if (callbackIds.length === 0) return;
  const groups: string[] = [];
  for (let from = 0; from < callbackIds.length; from += groupMax) {
    groups.push(callbackIds.slice(from, from + groupMax).join(' '));
  }
  await tx.query(statement, [groups, now]);
}
