import { transferFacts } from '@/lib/ledger/checks/changed-facts';
import { type CallbackSource, precedenceOf } from '@/lib/ledger/fold/callback-news';
import { foldRecord, type LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { detailOf, transferFields, transferValues } from '@/lib/ledger/fold/news-values';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { TransferKind, TransferNews } from '@/lib/providers/contract';
import { type Applied, isRecorded, noticesOf } from './batch-work';
import { ChangedMeanwhile } from './changed-meanwhile';
import { type RecordRow, recordColumns, recordOf } from './stored-record';

export interface TransferKey {
  accountId: string;
  provider: string;
  kind: TransferKind;
  transferId: string;
}

/** A transfer while a group of callbacks is applied; its row is locked, or it is not stored yet (`id` null). */
export interface TransferWork extends TransferKey {
  id: string | null;
  record: LedgerRecord | null;
  /** As it was before the group; null: it was not. */
  before: LedgerRecord | null;
  dirty: boolean;
}

type TransferRow = RecordRow &
  Record<(typeof transferFields)[number], string | null> & {
    id: string;
    accountId: string;
    kind: string;
    transferId: string;
  };

export function transferKey(accountId: string, kind: string, transferId: string): string {
  return `${accountId}/${kind}/${transferId}`;
}

/** Folds one callback into `work` and says which transition it leaves, and what of it is to be checked. */
export function applyToTransfer(work: TransferWork, news: TransferNews, source: CallbackSource): Applied {
  const folded = foldRecord(work.record, {
    news,
    values: transferValues(news),
    precedence: precedenceOf(source, news, news),
    facts: transferFacts,
    at: source.occurredAt ?? source.receivedAt,
  });
  const { verdict, fromStatus } = folded;
  work.record = folded.record;
  work.dirty ||= folded.changed;
  const { callbackId, occurredAt } = source;
  const draft = { lineKey: null, callbackId, fromStatus, toStatus: news.status, occurredAt };
  return {
    drafts: isRecorded(verdict) ? [{ ...draft, verdict }] : [],
    notices: { ...noticesOf(null, folded), list: null },
  };
}

// Always in the order of ids, and after the batches: two groups that share transfers never deadlock. Looked up as batches are.
const lock = `
select t.id::text, t.account_id::text as "accountId", t.kind, t.transfer_id as "transferId", t.status, t.rank, t.terminal, t.outcome,
  t.conflicted, t.currency, t.chain, t.requested_amount::text as "requestedAmount", t.actual_amount::text as "actualAmount", t.fee::text,
  t.from_address as "fromAddress", t.to_address as "toAddress", t.tx_hash as "txHash", t.merchant_reference as "merchantReference",
  t.detail, t.precedence, t.opened_at as "openedAt", t.settled_at as "settledAt"
from transfers t
where t.id = any(array(
  select held.id from unnest($1::bigint[], $2::text[], $3::text[]) as k (account_id, kind, transfer_id)
  cross join lateral (
    select id from transfers h where h.account_id = k.account_id and h.kind = k.kind and h.transfer_id = k.transfer_id limit 1
  ) as held))
order by t.id
for update of t`;

/** Locks the transfers that are stored and starts the others. */
export async function lockTransfers(tx: Transaction, keys: readonly TransferKey[]): Promise<Map<string, TransferWork>> {
  const works = new Map<string, TransferWork>();
  if (keys.length === 0) return works;
  for (const key of keys) {
    const nothing = { id: null, record: null, before: null, dirty: false };
    works.set(transferKey(key.accountId, key.kind, key.transferId), { ...key, ...nothing });
  }
  const unique = [...works.values()];
  const { rows } = await tx.query<TransferRow>(lock, [
    unique.map(({ accountId }) => accountId),
    unique.map(({ kind }) => kind),
    unique.map(({ transferId }) => transferId),
  ]);
  for (const row of rows) {
    const work = works.get(transferKey(row.accountId, row.kind, row.transferId));
    if (!work) continue;
    work.id = row.id;
    work.record = recordOf(
      row,
      transferFields.map((field) => [field, row[field]]),
    );
    work.before = work.record;
  }
  return works;
}

const columns = `account_id bigint, provider text, transfer_id text, kind text, status text, rank smallint, terminal boolean, outcome text,
  conflicted boolean, currency text, chain text, "requestedAmount" numeric, "actualAmount" numeric, fee numeric, "fromAddress" text,
  "toAddress" text, "txHash" text, "merchantReference" text, detail jsonb, precedence jsonb, opened_at timestamptz, settled_at timestamptz`;

const insert = `
insert into transfers (account_id, provider, transfer_id, kind, status, rank, terminal, outcome, conflicted, currency, chain, requested_amount,
  actual_amount, fee, from_address, to_address, tx_hash, merchant_reference, detail, precedence, opened_at, settled_at, updated_at)
select n.*, $2 from json_to_recordset($1::json) as n (${columns})
order by n.account_id, n.kind, n.transfer_id
on conflict (account_id, kind, transfer_id) do nothing
returning id::text, account_id::text as "accountId", kind, transfer_id as "transferId"`;

const update = `
update transfers t set status = n.status, rank = n.rank, terminal = n.terminal, outcome = n.outcome, conflicted = n.conflicted,
  currency = n.currency, chain = n.chain, requested_amount = n."requestedAmount", actual_amount = n."actualAmount", fee = n.fee,
  from_address = n."fromAddress", to_address = n."toAddress", tx_hash = n."txHash", merchant_reference = n."merchantReference",
  detail = n.detail, precedence = n.precedence, opened_at = n.opened_at, settled_at = n.settled_at, updated_at = $2
from json_to_recordset($1::json) as n (id bigint, ${columns})
where t.id = n.id`;

function rowsOf(works: readonly TransferWork[]): string {
  return JSON.stringify(
    works.flatMap(({ id, accountId, provider, kind, transferId, record }) => {
      if (!record) return [];
      const { values } = record.fields;
      const own = Object.fromEntries(transferFields.map((field) => [field, values.get(field) ?? null]));
      const key = { id, account_id: accountId, provider, kind, transfer_id: transferId };
      return [{ ...key, ...recordColumns(record), ...own, detail: detailOf(values) }];
    }),
  );
}

/** Writes what changed and gives new transfers their id. Throws `ChangedMeanwhile` as `writeBatches` does. */
export async function writeTransfers(tx: Transaction, works: readonly TransferWork[], now: Date): Promise<void> {
  const known = works.filter(({ dirty, id }) => dirty && id !== null);
  const fresh = works.filter(({ dirty, id }) => dirty && id === null);
  if (known.length > 0) await tx.query(update, [rowsOf(known), now]);
  if (fresh.length === 0) return;
  const { rows } = await tx.query<{ id: string; accountId: string; kind: string; transferId: string }>(insert, [
    rowsOf(fresh),
    now,
  ]);
  if (rows.length < fresh.length) throw new ChangedMeanwhile();
  const ids = new Map(rows.map((row) => [transferKey(row.accountId, row.kind, row.transferId), row.id]));
  for (const work of fresh) work.id = ids.get(transferKey(work.accountId, work.kind, work.transferId)) ?? null;
}
