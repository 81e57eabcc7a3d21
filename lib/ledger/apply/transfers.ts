import { transferFacts } from '@/lib/ledger/checks/changed-facts';
import { type CallbackSource, precedenceOf } from '@/lib/ledger/fold/callback-news';
import { foldRecord, type LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { transferFields, transferValues } from '@/lib/ledger/fold/news-values';
import { arrayText } from '@/lib/platform/db/array-text';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { TransferKind, TransferNews } from '@/lib/providers/contract';
import { type Applied, isRecorded, noticesOf } from './batch-work';
import { ChangedMeanwhile } from './changed-meanwhile';
import { fieldColumns, type RecordRow, recordArrays, recordColumns, recordNames, recordOf } from './stored-record';

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

const arrays = `${recordArrays}, $11::text[], $12::text[], $13::numeric[], $14::numeric[], $15::numeric[], $16::text[], $17::text[],
  $18::text[], $19::text[], $20::bigint[], $21::text[], $22::text[], $23::text[]`;
const names = `${recordNames}, currency, chain, requested_amount, actual_amount, fee, from_address, to_address,
  tx_hash, merchant_reference, account_id, provider, kind, transfer_id`;

const insert = `
insert into transfers (${names}, updated_at)
select n.*, $1 from unnest(${arrays}) as n (${names})
order by n.account_id, n.kind, n.transfer_id
on conflict (account_id, kind, transfer_id) do nothing
returning id::text, account_id::text as "accountId", kind, transfer_id as "transferId"`;

const update = `
update transfers t set status = n.status, rank = n.rank, terminal = n.terminal, outcome = n.outcome, conflicted = n.conflicted,
  currency = n.currency, chain = n.chain, requested_amount = n.requested_amount, actual_amount = n.actual_amount, fee = n.fee,
  from_address = n.from_address, to_address = n.to_address, tx_hash = n.tx_hash, merchant_reference = n.merchant_reference,
  detail = n.detail, precedence = n.precedence, opened_at = n.opened_at, settled_at = n.settled_at, updated_at = $1
from unnest(${arrays}, $24::bigint[]) as n (${names}, id)
where t.id = n.id`;

/** One array a column, in the order of `names`: the fields in that of `transferFields`. */
function columnsOf(works: readonly TransferWork[]): string[] {
  const records = works.flatMap(({ record }) => record ?? []);
  return [
    ...recordColumns(records),
    ...fieldColumns(records, transferFields),
    arrayText(works.map(({ accountId }) => accountId)),
    arrayText(works.map(({ provider }) => provider)),
    arrayText(works.map(({ kind }) => kind)),
    arrayText(works.map(({ transferId }) => transferId)),
  ];
}

/** Writes what changed and gives new transfers their id. Throws `ChangedMeanwhile` as `writeBatches` does. */
export async function writeTransfers(tx: Transaction, works: readonly TransferWork[], now: Date): Promise<void> {
  const dirty = works.filter((work) => work.dirty && work.record);
  const known = dirty.filter(({ id }) => id !== null);
  const fresh = dirty.filter(({ id }) => id === null);
  if (known.length > 0) await tx.query(update, [now, ...columnsOf(known), arrayText(known.map(({ id }) => id))]);
  if (fresh.length === 0) return;
  const { rows } = await tx.query<{ id: string; accountId: string; kind: string; transferId: string }>(insert, [
    now,
    ...columnsOf(fresh),
  ]);
  if (rows.length < fresh.length) throw new ChangedMeanwhile();
  const ids = new Map(rows.map((row) => [transferKey(row.accountId, row.kind, row.transferId), row.id]));
  for (const work of fresh) work.id = ids.get(transferKey(work.accountId, work.kind, work.transferId)) ?? null;
}
