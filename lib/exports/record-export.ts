import type { ActorContext } from '@/lib/access/actor';
import { actorKey, recordAudit } from '@/lib/access/record-audit';
import { inTransaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import type { ExportFormat, ExportKind, ExportState } from './types';

/** What is handed out, as it is recorded and audited. */
export interface ExportAsked {
  kind: ExportKind;
  format: ExportFormat;
  /** The query that asks for the same rows; of evidence the record: `batch:17`. */
  filter: string;
  zone: string | null;
  /** Of evidence: whether it holds bodies as they came, or what is sensitive in them is masked. */
  whole?: boolean;
}

/** How far it came. */
export interface ExportEnd {
  state: Exclude<ExportState, 'running' | 'lost'>;
  rows: number;
  bytes: number;
  /** Hex; null where it is not complete. */
  sha256: string | null;
  contentSha256: string | null;
}

type Verb = 'started' | ExportEnd['state'];

const listActions: Readonly<Record<Verb, string>> = {
  started: 'export.started',
  complete: 'export.completed',
  aborted: 'export.aborted',
  failed: 'export.failed',
};

const evidenceActions: Readonly<Record<Verb, string>> = {
  started: 'evidence.started',
  complete: 'evidence.completed',
  aborted: 'evidence.aborted',
  failed: 'evidence.failed',
};

function deedOf(id: string, { kind, format, filter, zone, whole }: ExportAsked, verb: Verb) {
  const isEvidence = kind === 'evidence';
  return {
    action: isEvidence ? evidenceActions[verb] : listActions[verb],
    // Evidence is found in the audit by the record that it is about.
    subject: isEvidence ? filter : `export:${id}`,
    after: { exportId: id, kind, format, filter, zone, ...(whole !== undefined && { whole }) },
  };
}

/** Records that a file is being handed out, and audits it in the same transaction; returns its id. */
export async function startExport(ctx: ActorContext, asked: ExportAsked): Promise<string> {
  const { kind, format, filter, zone } = asked;
  return inTransaction(ctx.db.pool, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(sql`
      insert into exports (kind, format, filter, zone, state, requested_by, requester_key, started_at)
      values (${kind}, ${format}, ${filter}, ${zone}, 'running', ${ctx.actor.name}, ${actorKey(ctx.actor)}, ${ctx.clock.now()})
      returning id::text`);
    const id = rows[0]?.id ?? '';
    await recordAudit(tx, ctx.actor, deedOf(id, asked, 'started'));
    return id;
  });
}

/** Records how it ended, audited in the same transaction. Throws where no such file is running. */
export async function endExport(ctx: ActorContext, id: string, asked: ExportAsked, end: ExportEnd): Promise<void> {
  const { state, rows, bytes, sha256, contentSha256 } = end;
  const bytesOf = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex'));
  await inTransaction(ctx.db.pool, async (tx) => {
    const ended = await tx.query(sql`
      update exports set state = ${state}, row_count = ${rows}, byte_count = ${bytes}, sha256 = ${bytesOf(sha256)},
        content_sha256 = ${bytesOf(contentSha256)}, finished_at = ${ctx.clock.now()}
      where id = ${id}::bigint and state = 'running'`);
    if (ended.rowCount === 0) throw new Error(`The running export ${id} is not on record.`);
    const deed = deedOf(id, asked, state);
    const after = { ...deed.after, rows, bytes, sha256, ...(contentSha256 !== null && { contentSha256 }) };
    await recordAudit(tx, ctx.actor, { ...deed, after });
  });
}
