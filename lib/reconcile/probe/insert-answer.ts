import type { CallbackColumns } from '@/lib/intake/store-row';
import type { Queryable } from './subject-row';

/** An answer as it is stored: a request that we made, and the callback that it stands for. */
export interface AnswerRow {
  requestId: string;
  accountId: string;
  provider: string;
  channel: string;
  method: string;
  path: string;
  sourceAddress: string;
  contentType: string | null;
  sealed: Buffer;
  bodyBytes: number;
  bodySha256: Buffer;
  receivedAt: Date;
  callback: CallbackColumns;
}

// As the door's statement, but for one row whose origin is there from the start: figures of what providers sent leave it out.
const statement = `
with stored as (
  insert into callbacks (account_id, provider, channel, type, provider_status, outcome, verified, verification, dedup_key, transfer_id,
    batch_id, amount, currency, url, occurred_at, received_at, first_request_id, origin)
  values ($2, $3, $4, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $6, $23, $12, $1, 'probe')
  on conflict (account_id, dedup_key) do nothing
  returning id
),
enqueued as (
  insert into apply_jobs (callback_id, available_at) select id, $12 from stored
),
arrived as (
  insert into requests (id, account_id, provider, channel, verdict, method, path, source_address, content_type, sealed, body_bytes,
    body_kept_bytes, body_sha256, answer_status, answer_body, callback_id, received_at)
  select $1, $2, $3, $4, 'accepted', $5, $6, $7, $8, $9, $10, $10, $11, 200, '', id, $12 from stored
)
select id::text from stored
union all
select id::text from callbacks where account_id = $2 and dedup_key = $18
limit 1`;

// What another transaction wrote after the statement above began is not in its snapshot.
const known = 'select id::text from callbacks where account_id = $1 and dedup_key = $2';

async function findKnown(db: Queryable, { accountId, callback }: AnswerRow): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(known, [accountId, callback.dedupKey]);
  return rows[0]?.id;
}

/** Stores the answer with its work item; the id of the callback, that of the one of the same content where it is there. */
export async function insertAnswer(db: Queryable, row: AnswerRow): Promise<string> {
  const { callback } = row;
  const { rows } = await db.query<{ id: string }>(statement, [
    ...[row.requestId, row.accountId, row.provider, row.channel, row.method, row.path, row.sourceAddress],
    ...[row.contentType, row.sealed, row.bodyBytes, row.bodySha256, row.receivedAt],
    ...[callback.type, callback.providerStatus, callback.outcome, callback.verified, callback.verification],
    ...[callback.dedupKey, callback.transferId, callback.batchId, callback.amount, callback.currency],
    callback.occurredAt,
  ]);
  const id = rows[0]?.id ?? (await findKnown(db, row));
  if (!id) throw new Error('The answer of a provider was not stored.');
  return id;
}
