import { loadAccounts } from '@/lib/intake/accounts';
import { openEnvelope } from '@/lib/intake/envelope';
import { readStored } from '@/lib/intake/read-stored';
import { readCallbacks, type StoredCallback } from '@/lib/ledger/apply/read-callbacks';
import type { Context } from '@/lib/platform/context';
import type { ProbeSubject, TransferKind } from '@/lib/providers/contract';
import type { ProbeRecord } from '@/lib/providers/probe-contract';
import type { Queryable } from './subject-row';

/** What a question would be about. */
export interface FoundSubject {
  accountId: string;
  provider: string;
  /** `transfer:9` or `batch:17` where the ledger holds the record, also when a callback of it was named. */
  subject: string;
  /** Null: only a callback names it. */
  record: ProbeRecord | null;
  /** What the callback itself says to ask about; null where a record is known. */
  named: ProbeSubject | null;
}

const pattern = /^(transfer|batch|callback):(\d{1,18})$/;

type TransferRow = Extract<ProbeRecord, { transferId: string }> & {
  accountId: string;
  provider: string;
  kind: TransferKind;
};

async function findTransfer(db: Queryable, id: string): Promise<FoundSubject | null> {
  const { rows } = await db.query<TransferRow>(
    `select account_id::text as "accountId", provider, kind, transfer_id as "transferId", status,
       merchant_reference as "merchantReference", currency, chain, detail from transfers where id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { accountId, provider, ...record } = row;
  return { accountId, provider, subject: `transfer:${id}`, record, named: null };
}

async function findBatch(db: Queryable, id: string): Promise<FoundSubject | null> {
  const { rows } = await db.query<Extract<ProbeRecord, { batchId: string }> & { accountId: string; provider: string }>(
    `select account_id::text as "accountId", provider, batch_id as "batchId", status, detail from batches where id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { accountId, provider, batchId, status, detail } = row;
  return {
    accountId,
    provider,
    subject: `batch:${id}`,
    record: { kind: 'batch', batchId, status, detail },
    named: null,
  };
}

// The record that the callback moved; else, where it changed nothing, the one it names.
const recordOfCallback = `
select 'batch:' || b.id as subject from callbacks c
join batches b on b.account_id = c.account_id and b.batch_id = c.batch_id
where c.id = $1 and c.verified
union all
(select t.subject || ':' || t.subject_id from transitions t where t.callback_id = $1 and t.subject = 'transfer' order by t.id limit 1)
union all
(select 'transfer:' || min(t.id) from callbacks c join transfers t on t.account_id = c.account_id and t.transfer_id = c.transfer_id
where c.id = $1 and c.verified having count(*) = 1)
limit 1`;

/** What a stored callback says to ask about; null where it says nothing, or its bytes are gone. */
async function readNamed(ctx: Context, stored: StoredCallback): Promise<ProbeSubject | null> {
  const account = (await loadAccounts(ctx)).byId(stored.accountId);
  const { requestId, sealed, requestReceivedAt, channel } = stored;
  if (!account || !requestId || !sealed || !requestReceivedAt) return null;
  const envelope = openEnvelope(ctx.vault, requestId, sealed);
  const method = stored.method ?? 'POST';
  const parsed = readStored(account, { channel, method, envelope, receivedAt: requestReceivedAt });
  return parsed.outcome === 'parsed' ? (parsed.notification.probe ?? null) : null;
}

/** The record that a callback is about, as it is in the ledger; null where it is about none. */
export async function findRecordOf(ctx: Context, db: Queryable, callbackId: string): Promise<FoundSubject | null> {
  const { rows } = await db.query<{ subject: string }>(recordOfCallback, [callbackId]);
  return rows[0] ? findSubject(ctx, rows[0].subject, db) : null;
}

async function findCallback(ctx: Context, db: Queryable, id: string): Promise<FoundSubject | null> {
  const record = await findRecordOf(ctx, db, id);
  if (record) return record;
  const [stored] = await readCallbacks(db, [id]);
  if (!stored) return null;
  const { accountId, provider } = stored;
  return { accountId, provider, subject: `callback:${id}`, record: null, named: await readNamed(ctx, stored) };
}

/** What `subject` (`transfer:9`, `batch:17`, `callback:204`) stands for; null where there is none. `db`: a running transaction. */
export async function findSubject(
  ctx: Context,
  subject: string,
  db: Queryable = ctx.db.pool,
): Promise<FoundSubject | null> {
  const [, kind, id = ''] = pattern.exec(subject) ?? [];
  if (kind === 'transfer') return findTransfer(db, id);
  if (kind === 'batch') return findBatch(db, id);
  return kind === 'callback' ? findCallback(ctx, db, id) : null;
}
