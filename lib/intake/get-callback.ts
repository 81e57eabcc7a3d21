import type { ActorContext } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import type { ExactJson } from '@/lib/providers/exact-json';
import { loadAccounts } from './accounts';
import { type CallbackRow, callbackColumnsSql, isoText, toCallbackSummary } from './callback-row';
import { readStored } from './read-stored';
import {
  type OpenedRequest,
  openRequest,
  type RequestDetailRow,
  requestColumnsSql,
  requestDetailColumnsSql,
} from './request-row';
import { maskCallback } from './sensitive/mask-callback';
import { readSensitivities } from './sensitive/read-sensitivities';
import type { CallbackDetails } from './types';

/** Arrivals shown of one callback: the first ones. A provider's whole retry schedule is far below. */
const requestsMax = 100;
/** Bytes opened for one page at most, beyond the first arrival: copies of a large body are read one by one on their own pages. */
const requestBytesMax = 4 * 1024 * 1024;

interface DetailRow extends CallbackRow {
  accountId: string;
  providerStatus: string;
  verification: CallbackDetails['verification'];
  applyState: CallbackDetails['applyState'];
  appliedAt: Date | null;
  applyError: string | null;
  firstRequestId: string;
}

async function findRow(ctx: ActorContext, id: string): Promise<DetailRow | undefined> {
  const { rows } = await ctx.db.pool.query<DetailRow>(sql`
    select ${callbackColumnsSql}, c.account_id as "accountId", c.provider_status as "providerStatus", c.verification,
      c.apply_state as "applyState", c.applied_at as "appliedAt", c.apply_error as "applyError",
      c.first_request_id as "firstRequestId"
    from callbacks c
    join accounts a on a.id = c.account_id
    where c.id = ${id}::bigint`);
  return rows[0];
}

async function findRequests(ctx: ActorContext, { id, firstRequestId }: DetailRow): Promise<OpenedRequest[]> {
  // The first one by its own key: copies of one instant sort at random, and its bytes are the ones shown.
  const { rows } = await ctx.db.pool.query<RequestDetailRow>(sql`
    select ${requestColumnsSql}, ${requestDetailColumnsSql}
    from (
      select *, sum(body_kept_bytes) over (order by id <> ${firstRequestId}::uuid, id) as bytes_so_far
      from (
        (select * from requests where id = ${firstRequestId}::uuid)
        union all
        (
          select * from requests
          where callback_id = ${id}::bigint and id <> ${firstRequestId}::uuid and verdict <> 'accepted'
          order by id
          limit ${requestsMax - 1}
        )
      ) as arrivals
    ) as r
    join accounts a on a.id = r.account_id
    where r.id = ${firstRequestId}::uuid or r.bytes_so_far <= ${requestBytesMax}
    order by r.received_at, r.verdict, r.id`);
  return rows.map((row) => openRequest(ctx.vault, row));
}

/** The payload as the provider's own reader has it; null where today's reader does not take it any more. */
async function readPayload(ctx: ActorContext, row: DetailRow, first: OpenedRequest): Promise<ExactJson | null> {
  const account = (await loadAccounts(ctx)).byId(row.accountId);
  const { envelope, details } = first;
  const arrival = { channel: row.channel, method: details.method, envelope, receivedAt: row.receivedAt };
  const parsed = account && readStored(account, arrival);
  return parsed?.outcome === 'parsed' ? parsed.payload : null;
}

/**
 * One callback as it came, with its payload, bytes and the requests it arrived in. Throws `NotFoundError`;
 * `AppError('unavailable')` where its bytes do not open. What retention dropped is null.
 */
export async function openCallbackDetails(ctx: ActorContext, id: string): Promise<CallbackDetails> {
  assertMay(ctx.actor, 'callbacks.read');
  const row = rowIdPattern.test(id) ? await findRow(ctx, id) : undefined;
  if (!row) throw new NotFoundError(`There is no callback ${id.slice(0, 40)}.`);
  const requests = await findRequests(ctx, row);
  const first = requests.find(({ details }) => details.id === row.firstRequestId) ?? null;
  return {
    ...toCallbackSummary(row),
    providerStatus: row.providerStatus,
    verification: row.verification,
    applyState: row.applyState,
    appliedAt: isoText(row.appliedAt),
    applyError: row.applyError,
    payload: first && (await readPayload(ctx, row, first)),
    rawBody: first?.details.rawBody ?? null,
    headers: first?.details.headers ?? null,
    masked: [],
    requests: requests.map(({ details }) => details),
  };
}

/** The same with what is sensitive masked in payload, bytes and headers, but for the console itself. */
export async function getCallback(ctx: ActorContext, id: string): Promise<CallbackDetails> {
  const callback = await openCallbackDetails(ctx, id);
  if (ctx.actor.kind === 'system') return callback;
  const sensitivity = (await readSensitivities(ctx))(callback.provider);
  return maskCallback(callback, sensitivity, may(ctx.actor, 'payload.reveal'));
}
