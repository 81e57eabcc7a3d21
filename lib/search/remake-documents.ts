import { holdFirstRequest } from '@/lib/intake/hold-first-request';
import { holdSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { findRemakes, type Remake, stepRemake } from '@/lib/intake/sensitive/remake';
import { writeSearchDocuments } from '@/lib/intake/write-search-documents';
import { readCallbacks } from '@/lib/ledger/apply/read-callbacks';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import { minuteMs } from '@/lib/platform/time';
import { documentOf } from './index-callbacks';

/** A process that had not heard of the change yet may still have made documents as before it. */
const graceMs = minuteMs;

async function remakeOne(ctx: Context, callbackId: string): Promise<void> {
  const [stored] = await readCallbacks(ctx.db.pool, [callbackId]);
  if (!stored) return;
  await inTransaction(ctx.db.pool, async (tx) => {
    // Held before its documents are: retention, what waits for its documents and this never wait for each other crosswise.
    const held = await holdFirstRequest(tx, callbackId);
    const sensitivities = await holdSensitivities(tx);
    await tx.query('delete from payload_facts where callback_id = $1', [callbackId]);
    await tx.query('delete from search_documents where callback_id = $1', [callbackId]);
    if (!held) return;
    const document = await documentOf(ctx, stored, sensitivities);
    await writeSearchDocuments(tx, [{ callbackId, ...document }]);
  });
}

async function dropRejections(ctx: Context, provider: string, until: Date): Promise<void> {
  await ctx.db.pool.query(sql`
    delete from search_rejections s using requests r
    where r.id = s.request_id and r.provider = ${provider} and r.received_at <= ${until}`);
}

/** The next `limit` callbacks of one remake; answers how many it looked at. */
async function remakeSome(ctx: Context, remake: Remake, limit: number): Promise<number> {
  const { provider, askedAt, afterId } = remake;
  const until = new Date(askedAt.getTime() + graceMs);
  if (afterId === '0') await dropRejections(ctx, provider, until);
  const { rows } = await ctx.db.pool.query<{ id: string }>(sql`
    select c.id from callbacks c
    where c.id > ${afterId}::bigint and c.provider = ${provider} and c.received_at <= ${until}
    order by c.id
    limit ${limit}`);
  // One by one: the body of each may be large.
  for (const { id } of rows) await remakeOne(ctx, id);
  const last = rows.at(-1);
  if (last) await stepRemake(ctx, remake, last.id);
  else if (ctx.clock.now() > until) await stepRemake(ctx, remake, null);
  return rows.length;
}

/**
 * Goes on making what records are searched by anew, for providers of which another field is sensitive now: the next `limit` callbacks
 * of each. What cannot be read any more is no longer searched by what it said. `rejected`: their rejected requests lack documents until
 * they are made as missing ones are.
 */
export async function remakeDocuments(
  ctx: Context,
  { limit }: { limit: number },
): Promise<{ looked: number; rejected: boolean }> {
  const remakes = await findRemakes(ctx);
  let looked = 0;
  for (const remake of remakes) looked += await remakeSome(ctx, remake, limit);
  return { looked, rejected: remakes.length > 0 };
}
