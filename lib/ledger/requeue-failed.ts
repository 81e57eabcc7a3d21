import type { Transaction } from '@/lib/platform/db/transaction';

// Locked in the order in which the door and the ledger lock callbacks, so that none waits for another crosswise.
const statement = `
with failed as (
  select id from callbacks where id = any($1::bigint[]) and apply_state = 'failed' order by account_id, dedup_key for no key update
), put_back as (
  update callbacks c set apply_state = 'pending', apply_error = null from failed where c.id = failed.id returning c.id, c.account_id
), queued as (
  insert into apply_jobs (callback_id, available_at) select id, $2 from put_back on conflict do nothing
), closed as (
  update issues i set state = 'resolved', closed_at = $2
  from put_back
  where i.account_id = put_back.account_id and i.kind = 'apply_failed' and i.subject = 'callback:' || put_back.id
    and i.state in ('open', 'acknowledged')
)
select id::text from put_back order by id`;

/**
 * Puts those of `callbackIds` that were given up back into the ledger's queue and closes their issues, in the caller's
 * transaction; the others stay as they are. Returns the ids put back. Call `nudge('apply')` after the commit.
 */
export async function requeueFailed(tx: Transaction, callbackIds: readonly string[], at: Date): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(statement, [callbackIds, at]);
  return rows.map(({ id }) => id);
}
