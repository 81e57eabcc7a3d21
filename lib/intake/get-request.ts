import type { ActorContext } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { sql, uuidPattern } from '@/lib/platform/query/conditions';
import { openRequest, type RequestDetailRow, requestColumnsSql, requestDetailColumnsSql } from './request-row';
import { bodyMasker, maskRequest } from './sensitive/mask-request';
import { readSensitivities } from './sensitive/read-sensitivities';
import type { RequestDetails } from './types';

/** One request as it came. Throws `NotFoundError`; `AppError('unavailable')` where its bytes do not open. */
export async function openRequestDetails(ctx: ActorContext, id: string): Promise<RequestDetails> {
  assertMay(ctx.actor, 'requests.read');
  const row = uuidPattern.test(id) ? await findRow(ctx, id) : undefined;
  if (!row) throw new NotFoundError(`There is no request ${id.slice(0, 40)}, or its bytes were dropped by retention.`);
  return openRequest(ctx.vault, row).details;
}

/** The same with what is sensitive masked, but for the console itself. */
export async function getRequest(ctx: ActorContext, id: string): Promise<RequestDetails> {
  const request = await openRequestDetails(ctx, id);
  if (ctx.actor.kind === 'system') return request;
  const maskBody = bodyMasker((await readSensitivities(ctx))(request.provider));
  return maskRequest(request, maskBody, may(ctx.actor, 'payload.reveal'));
}

async function findRow(ctx: ActorContext, id: string): Promise<RequestDetailRow | undefined> {
  const { rows } = await ctx.db.pool.query<RequestDetailRow>(sql`
    select ${requestColumnsSql}, ${requestDetailColumnsSql}
    from requests r
    join accounts a on a.id = r.account_id
    where r.id = ${id}::uuid`);
  return rows[0];
}
