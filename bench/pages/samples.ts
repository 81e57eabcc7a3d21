import type pg from 'pg';
import { bigBatchId } from '@/bench/fill/big-batch';
import { encodeCursor } from '@/lib/platform/query/cursor';

/** What one round of the measurement asks for: other records in every round, as people do. */
export interface Sample {
  callbackId: string;
  /** Of a callback that has been delivered. */
  deliveryId: string;
  deepCallbacks: string;
  transferId: string;
  transfer: string;
  merchantReference: string;
  txHash: string;
  deepTransfers: string;
  batchId: string;
  bigBatchId: string;
  deepBatches: string;
  issueId: string;
  deepIssues: string;
  rejectedId: string;
  deepRejected: string;
  auditSubject: string;
  deepAudit: string;
  /** Of a payload of BassWallet. */
  payloadId: string;
  /** A month ago or the beginning, whichever is later; and a day after it. */
  from: string;
  to: string;
}

const quarter = (text: string) => text.slice(Math.floor(text.length / 4), Math.floor((text.length * 3) / 4));

/** The middle of an id, which nothing begins with. */
export function middleOf(id: string): string {
  return quarter(id);
}

async function one<Row extends pg.QueryResultRow>(pool: pg.Pool, sql: string, values: unknown[]): Promise<Row> {
  const { rows } = await pool.query<Row>(sql, values);
  const [row] = rows;
  if (!row) throw new Error(`The installation has nothing to ask for: ${sql}`);
  return row;
}

/** A row about `share` of the way from the newest to the oldest, found by an index. */
async function placeAt(pool: pg.Pool, table: string, at: string, share: number, where = 'true'): Promise<string> {
  const row = await one<{ at: Date; id: string }>(
    pool,
    `with ends as (select min(${at}) as first, max(${at}) as last from ${table} where ${where})
     select t.${at} as at, t.id::text as id from ends, lateral (
       select ${at}, id from ${table} where ${where} and ${at} <= last - (last - first) * $1::float8 order by ${at} desc, id desc limit 1) t`,
    [share],
  );
  return encodeCursor({ at: row.at.toISOString(), id: row.id });
}

async function near(pool: pg.Pool, table: string, columns: string, share: number, where = 'true') {
  return one<Record<string, string>>(
    pool,
    `select ${columns} from ${table} where id >= (select (min(id) + (max(id) - min(id)) * $1::float8)::bigint from ${table}) and ${where} order by id limit 1`,
    [share],
  );
}

/** Round `round` of `rounds`: records from the oldest to the newest, pages deep in every list. */
export async function readSample(pool: pg.Pool, round: number, rounds: number): Promise<Sample> {
  const share = (round + 0.5) / rounds;
  const deep = 0.5 + share / 2.1;
  const callback = await near(pool, 'callbacks', 'id::text as id', share);
  const payload = await near(pool, 'callbacks', 'transfer_id as id', share, `provider = 'basswallet'`);
  const transfer = await near(pool, 'transfers', 'id::text as id, transfer_id as name', share);
  const paid = await near(
    pool,
    'transfers',
    'tx_hash as hash, merchant_reference as ref',
    share * 0.9,
    `tx_hash <> '' and merchant_reference <> ''`,
  );
  const batch = await near(pool, 'batches', 'batch_id as id', share * 0.95);
  const issue = await near(pool, 'issues', 'id::text as id', share);
  const delivery = await near(pool, 'deliveries', 'callback_id::text as id', share);
  const audit = await near(pool, 'audit_entries', 'subject', share);
  const rejected = await one<{ id: string }>(
    pool,
    `select id from requests where verdict = 'rejected' order by received_at desc, id desc offset $1::int % 4 limit 1`,
    [round],
  );
  const span = await one<{ from: Date; to: Date }>(
    pool,
    `select greatest(min(received_at), max(received_at) - interval '30 days') as from,
       greatest(min(received_at), max(received_at) - interval '30 days') + interval '1 day' as to from callbacks`,
    [],
  );
  return {
    callbackId: callback.id ?? '',
    deliveryId: delivery.id ?? '',
    deepCallbacks: await placeAt(pool, 'callbacks', 'received_at', deep),
    transferId: transfer.id ?? '',
    transfer: transfer.name ?? '',
    merchantReference: paid.ref ?? '',
    txHash: paid.hash ?? '',
    deepTransfers: await placeAt(pool, 'transfers', 'opened_at', deep),
    batchId: batch.id ?? '',
    bigBatchId,
    deepBatches: await placeAt(pool, 'batches', 'opened_at', deep),
    issueId: issue.id ?? '',
    deepIssues: await placeAt(pool, 'issues', 'opened_at', deep),
    rejectedId: rejected.id,
    deepRejected: await placeAt(pool, 'requests', 'received_at', deep, `verdict = 'rejected'`),
    auditSubject: audit.subject ?? '',
    deepAudit: await placeAt(pool, 'audit_entries', 'at', deep),
    payloadId: payload.id ?? '',
    from: span.from.toISOString(),
    to: span.to.toISOString(),
  };
}
