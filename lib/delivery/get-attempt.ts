import type { ActorContext } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import { loadAccounts } from '@/lib/intake/accounts';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { NotFoundError } from '@/lib/platform/errors';
import { sql, uuidPattern } from '@/lib/platform/query/conditions';
import { openAttempt } from './attempt-envelope';
import { buildBody } from './build-body';
import { type AttemptRow, attemptColumnsSql, toAttemptView } from './delivery-row';
import { testBody } from './forwarded-body';
import { maskAttempt } from './mask-attempt';
import { readForwarded } from './read-work';
import type { AttemptDetails } from './types';

type DetailRow = AttemptRow & {
  callbackId: string | null;
  /** Of the callback. */
  provider: string | null;
  destinationName: string;
  sealed: Buffer | null;
};

async function findRow(ctx: ActorContext, id: string): Promise<DetailRow | undefined> {
  const { rows } = await ctx.db.pool.query<DetailRow>(sql`
    select ${attemptColumnsSql}, a.callback_id::text as "callbackId", a.sealed, t.name as "destinationName",
      (select c.provider from callbacks c where c.id = a.callback_id) as provider
    from attempts a
    join destinations t on t.id = a.destination_id
    where a.id = ${id}::uuid`);
  return rows[0];
}

/** The bytes that were sent, made from the callback's again; null where they are gone or were never sent. */
async function findRequestBody(ctx: ActorContext, row: DetailRow): Promise<string | null> {
  if (row.requestBytes === null) return null;
  if (row.callbackId === null) return testBody(row.destinationName, row.startedAt).bytes.toString('base64');
  const callback = (await readForwarded(ctx.db.pool, [row.callbackId])).get(row.callbackId);
  if (!callback) return null;
  const body = buildBody(ctx.vault, callback, row.bodyMode, await loadAccounts(ctx));
  return body?.bytes.toString('base64') ?? null;
}

/**
 * One attempt with everything that was sent and came back, as it was. Throws `NotFoundError`, also for what retention dropped;
 * `AppError('unavailable')` where its bytes do not open.
 */
export async function openAttemptDetails(
  ctx: ActorContext,
  { id }: { id: string },
): Promise<AttemptDetails & { provider: string | null }> {
  assertMay(ctx.actor, 'deliveries.read');
  const row = uuidPattern.test(id) ? await findRow(ctx, id) : undefined;
  if (!row) throw new NotFoundError(`There is no attempt ${id.slice(0, 40)}.`);
  const { sealed, callbackId, provider, destinationName, ...columns } = row;
  const envelope = sealed && openAttempt(ctx.vault, row.id, sealed);
  return {
    ...toAttemptView(columns, true),
    callbackId,
    provider,
    destinationName,
    bodiesMasked: false,
    requestHeaders: envelope?.requestHeaders ?? null,
    requestBody: await findRequestBody(ctx, row),
    responseHeaders: envelope?.responseHeaders ?? null,
    responseBody: envelope?.responseHeaders ? Buffer.from(envelope.responseBody).toString('base64') : null,
  };
}

/** The same with what is sensitive in both bodies masked, but for the console itself. */
export async function getAttempt(ctx: ActorContext, { id }: { id: string }): Promise<AttemptDetails> {
  const { provider, ...attempt } = await openAttemptDetails(ctx, { id });
  if (ctx.actor.kind === 'system') return attempt;
  return maskAttempt(attempt, (await readSensitivities(ctx))(provider ?? ''), may(ctx.actor, 'payload.reveal'));
}
