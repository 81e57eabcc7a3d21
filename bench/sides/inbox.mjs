// What a good engineer writes by hand before a queue: verify, insert unless it is there, answer after the commit.
import { createHmac, timingSafeEqual } from 'node:crypto';
import pg from 'pg';

const secret = process.env.GATEPAY_API_SECRET;
export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
export const acknowledgement = JSON.stringify({ returnCode: 'SUCCESS', returnMessage: '' });

export function isGenuine(headers, body) {
  const timestamp = headers['x-gatepay-timestamp'] ?? '';
  const nonce = headers['x-gatepay-nonce'] ?? '';
  const given = Buffer.from(headers['x-gatepay-signature'] ?? '', 'hex');
  const expected = createHmac('sha512', secret).update(`${timestamp}\n${nonce}\n`).update(body).update('\n').digest();
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Unique for ever: a provider's retry is stored once. */
export async function makeTable() {
  await pool.query(`create table if not exists inbox (
    id bigserial primary key, dedup_key text not null unique, headers jsonb not null, body bytea not null, batch_id text not null,
    status text not null, received_at timestamptz not null default now())`);
}

export async function store(headers, body) {
  const { main_order: order } = JSON.parse(body.toString());
  await pool.query(
    'insert into inbox (dedup_key, headers, body, batch_id, status) values ($1, $2, $3, $4, $5) on conflict (dedup_key) do nothing',
    [`${order.batch_id}:${order.status}`, JSON.stringify(headers), body, order.batch_id, order.status],
  );
}
