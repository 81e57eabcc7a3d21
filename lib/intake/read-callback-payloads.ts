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
  for (const row of rows) {
    const { id, bodyBytes } = row;
    if (bodyBytes === null) yield { id, state: 'dropped' };
    else if (bytesRead + bodyBytes > bytesMax) yield { id, state: 'too_large', bodyBytes };
    else {
      bytesRead += bodyBytes;
      yield { id, ...(await openPayload(ctx, row)) };
    }
  }
}

async function openPayload(ctx: ActorContext, row: SizeRow): Promise<CallbackPayload> {
  const { rows } = await ctx.db.pool.query<{ sealed: Buffer; method: string }>(
    'select sealed, method from requests where id = $1::uuid',
    [row.requestId],
  );
  const [request] = rows;
  // Retention dropped it between the two queries.
  if (!request) return { state: 'dropped' };
  const account = (await loadAccounts(ctx)).byId(row.accountId);
  const envelope = openEnvelope(ctx.vault, row.requestId, request.sealed);
  const { channel, receivedAt } = row;
  const parsed = account && readStored(account, { channel, method: request.method, envelope, receivedAt });
  return parsed?.outcome === 'parsed' ? { state: 'read', payload: parsed.payload } : { state: 'unreadable' };
}
