import type { CallbackColumns } from '@/lib/intake/store-row';
import type { Database } from '@/lib/platform/db/client';
import { sql } from '@/lib/platform/query/conditions';

/** What the transaction of a verified request made of it. */
export interface Linked {
  callbackId: string;
  /** False: the callback was stored before, and this is one more request of it. */
  isNew: boolean;
}

/**
 * One statement: locks the request, makes its callback and work item (or counts a duplicate) as the door would have, and
 * writes beside the request that it was proven. Null where somebody else was first: the lock decides, and whoever waited
 * for it finds the request verified. The callback keeps the instant of the request's arrival.
 */
export async function linkCallback(
  store: Pick<Database['prisma'], '$queryRaw'>,
  requestId: string,
  callback: CallbackColumns,
  by: { name: string; at: Date },
): Promise<Linked | null> {
  const rows = await store.$queryRaw<Linked[]>(sql`
    with request as (
      select id, account_id, provider, channel, path, received_at
      from requests
      where id = ${requestId}::uuid and verdict = 'rejected' and verified_again_at is null
      for update
    ),
    stored as (
      insert into callbacks as known (
        account_id, provider, channel, type, provider_status, outcome, verified, verification, dedup_key,
        transfer_id, batch_id, amount, currency, url, occurred_at, received_at, first_request_id
      )
      select account_id, provider, channel, ${callback.type}, ${callback.providerStatus}, ${callback.outcome},
        ${callback.verified}, ${callback.verification}::jsonb, ${callback.dedupKey}, ${callback.transferId},
        ${callback.batchId}, ${callback.amount}::numeric, ${callback.currency}, path,
        ${callback.occurredAt}::timestamptz, received_at, id
      from request
      on conflict (account_id, dedup_key) do update set duplicates = known.duplicates + 1
      returning id, first_request_id
    ),
    enqueued as (
      insert into apply_jobs (callback_id, available_at)
      select stored.id, ${by.at}::timestamptz
      from stored
      join request on request.id = stored.first_request_id
    )
    update requests r
    set callback_id = stored.id, verified_again_at = ${by.at}::timestamptz, verified_by = ${by.name}
    from stored
    where r.id = ${requestId}::uuid
    returning stored.id::text as "callbackId", r.id = stored.first_request_id as "isNew"`);
  return rows[0] ?? null;
}
