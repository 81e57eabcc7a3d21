import type { Pool, PoolClient } from 'pg';
import type { StatusState } from '@/lib/ledger/fold/decide-transition';
import type { Outcome } from '@/lib/providers/contract';

export type Queryable = Pick<Pool | PoolClient, 'query'>;

/** One status with its facts, as the ledger holds them. */
export interface HeldPart {
  state: StatusState;
  settledAt: Date | null;
  /** Field → text, by the names of the news; what is unknown is absent. */
  values: ReadonlyMap<string, string>;
}

/** A transfer, or a batch with its lines by line key. */
export interface HeldRecord extends HeldPart {
  lines: ReadonlyMap<string, HeldPart> | null;
}

type Row = { status: string; rank: number; terminal: boolean; outcome: Outcome; settledAt: Date | null } & Record<
  string,
  unknown
>;

const transferSql = `
select status, rank, terminal, outcome, settled_at as "settledAt", currency, chain, requested_amount::text as "requestedAmount",
  actual_amount::text as "actualAmount", fee::text, from_address as "fromAddress", to_address as "toAddress",
  tx_hash as "txHash", merchant_reference as "merchantReference"
from transfers where id = $1`;

const batchSql = `
select status, rank, terminal, outcome, settled_at as "settledAt" from batches where id = $1`;

const linesSql = `
select line_key as "lineKey", status, rank, terminal, outcome, settled_at as "settledAt", suborder_id as "suborderId",
  merchant_withdraw_id as "merchantWithdrawId", currency, chain, amount::text, fee::text, sub_amount::text as "subAmount",
  done_amount::text as "doneAmount", fee_type as "feeType", tx_id as "txId", from_address as "fromAddress", address, memo
from suborders where batch_ref = $1`;

const notFacts = ['status', 'rank', 'terminal', 'outcome', 'settledAt', 'lineKey'];

function partOf(row: Row): HeldPart {
  const { status, rank, terminal, outcome, settledAt } = row;
  const values = Object.entries(row).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !notFacts.includes(name) ? [[name, value]] : [],
  );
  return { state: { status, rank, terminal, outcome }, settledAt, values: new Map(values) };
}

/** What the ledger holds of `transfer:<id>` or `batch:<id>` now; null for a `callback:<id>`, and where there is none. */
export async function readHeld(db: Queryable, subject: string): Promise<HeldRecord | null> {
  const [kind, id] = subject.split(':');
  if (kind !== 'transfer' && kind !== 'batch') return null;
  const { rows } = await db.query<Row>(kind === 'batch' ? batchSql : transferSql, [id]);
  const [row] = rows;
  if (!row) return null;
  if (kind === 'transfer') return { ...partOf(row), lines: null };
  const lines = await db.query<Row & { lineKey: string }>(linesSql, [id]);
  return { ...partOf(row), lines: new Map(lines.rows.map((line) => [line.lineKey, partOf(line)])) };
}
