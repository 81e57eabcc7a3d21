import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import type { ExactJson } from '@/lib/providers/exact-json';
import { loadAccounts } from './accounts';
import { openEnvelope } from './envelope';
import { readStored } from './read-stored';

/** What a callback brought, as far as it can be had. */
export type CallbackPayload =
  | { state: 'read'; payload: ExactJson }
  /** Retention dropped its bytes. */
  | { state: 'dropped' }
  /** Today's reader does not take it any more. */
  | { state: 'unreadable' }
  /** Together with those before it, it is more than the bound. */
  | { state: 'too_large'; bodyBytes: number };

interface SizeRow {
  id: string;
  accountId: string;
  channel: string;
  receivedAt: Date;
  requestId: string;
  bodyBytes: number | null;
}

type KeptRow = SizeRow & { bodyBytes: number };

interface SealedRow {
  id: string;
  sealed: Buffer;
  method: string;
}

/** Bodies that are read by one statement: a page of short ones together, of long ones one at a time. */
const bytesAtOnceMax = 256 * 1024;

/**
 * The payloads of callbacks, in the order of `ids`, opened one by one until `bytesMax` of bodies are read: what is beyond is
 * told by its size. Unknown ids are left out. Throws `AppError('unavailable')` where bytes do not open.
 */
export async function* readCallbackPayloads(
  ctx: ActorContext,
  { ids, bytesMax }: { ids: readonly string[]; bytesMax: number },
): AsyncGenerator<{ id: string } & CallbackPayload> {
  assertMay(ctx.actor, 'callbacks.read');
  const known = ids.filter((id) => rowIdPattern.test(id));
  const { rows } = await ctx.db.pool.query<SizeRow>(sql`
    select c.id, c.account_id as "accountId", c.channel, c.received_at as "receivedAt", c.first_request_id as "requestId",
      r.body_kept_bytes as "bodyBytes"
    from unnest(${known}::bigint[]) with ordinality as asked (id, place)
    join callbacks c on c.id = asked.id
    left join requests r on r.id = c.first_request_id
    order by asked.place`);
  let bytesRead = 0;
  for (const group of groupsOf(rows)) {
    const within = group.filter(isKept).filter(({ bodyBytes }) => {
      const fits = bytesRead + bodyBytes <= bytesMax;
      if (fits) bytesRead += bodyBytes;
      return fits;
    });
    const sealed = await readSealed(ctx, within);
    for (const row of group) {
      const { id } = row;
      if (!isKept(row)) yield { id, state: 'dropped' };
      else if (!within.includes(row)) yield { id, state: 'too_large', bodyBytes: row.bodyBytes };
      else yield { id, ...(await openPayload(ctx, row, sealed.get(row.requestId))) };
    }
  }
}

const isKept = (row: SizeRow): row is KeptRow => row.bodyBytes !== null;

/** Pure: rows one after the other, as many in a group as may be read at once. */
function groupsOf(rows: readonly SizeRow[]): SizeRow[][] {
  const groups: SizeRow[][] = [];
  let bytes = 0;
  for (const row of rows) {
    bytes += row.bodyBytes ?? 0;
    const group = groups.at(-1);
    if (group && bytes <= bytesAtOnceMax) group.push(row);
    else {
      groups.push([row]);
      bytes = row.bodyBytes ?? 0;
    }
  }
  return groups;
}

async function readSealed(ctx: ActorContext, rows: readonly KeptRow[]): Promise<ReadonlyMap<string, SealedRow>> {
  if (rows.length === 0) return new Map();
  const { rows: found } = await ctx.db.pool.query<SealedRow>(sql`
    select id, sealed, method from requests where id = any(${rows.map(({ requestId }) => requestId)}::uuid[])`);
  return new Map(found.map((row) => [row.id, row]));
}

async function openPayload(ctx: ActorContext, row: SizeRow, request: SealedRow | undefined): Promise<CallbackPayload> {
  // Retention dropped it between the two queries.
  if (!request) return { state: 'dropped' };
  const account = (await loadAccounts(ctx)).byId(row.accountId);
  const envelope = openEnvelope(ctx.vault, row.requestId, request.sealed);
  const { channel, receivedAt } = row;
  const parsed = account && readStored(account, { channel, method: request.method, envelope, receivedAt });
  return parsed?.outcome === 'parsed' ? { state: 'read', payload: parsed.payload } : { state: 'unreadable' };
}
