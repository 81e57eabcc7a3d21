import { loadAccounts } from '@/lib/intake/accounts';
import { openEnvelope } from '@/lib/intake/envelope';
import { noFacts } from '@/lib/intake/facts/fact-collector';
import { holdFirstRequest } from '@/lib/intake/hold-first-request';
import { readStored } from '@/lib/intake/read-stored';
import { type CallbackDocument, searchDocument } from '@/lib/intake/search-document';
import { holdSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import type { Sensitivities } from '@/lib/intake/sensitive/sensitive-setting';
import { writeSearchDocuments } from '@/lib/intake/write-search-documents';
import { errorClass } from '@/lib/ledger/apply/error-class';
import { readCallbacks, type StoredCallback } from '@/lib/ledger/apply/read-callbacks';
import type { Context } from '@/lib/platform/context';
import { inTransaction, isOutage, isTooSlow, isTransient } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';

const position = 'search-callbacks';

/** What a callback is searched by, made from its sealed bytes. What cannot be read gets an empty document, so that it is looked at once. */
export async function documentOf(
  ctx: Context,
  stored: StoredCallback,
  sensitivities: Sensitivities,
): Promise<CallbackDocument> {
  const nothing = { text: '', sensitive: [], facts: noFacts };
  const account = (await loadAccounts(ctx)).byId(stored.accountId);
  const { requestId, sealed, requestReceivedAt, channel } = stored;
  if (!account || !requestId || !sealed || !requestReceivedAt) return nothing;
  try {
    const envelope = openEnvelope(ctx.vault, requestId, sealed);
    const arrival = { channel, method: stored.method ?? 'POST', envelope, receivedAt: requestReceivedAt };
    const parsed = readStored(account, arrival);
    if (parsed.outcome === 'rejected') return nothing;
    return searchDocument(ctx.vault, parsed.payload, sensitivities(stored.provider));
  } catch {
    return nothing;
  }
}

async function makeMissing(ctx: Context, stored: StoredCallback): Promise<void> {
  const { callbackId } = stored;
  await inTransaction(ctx.db.pool, async (tx) => {
    // What retention removed meanwhile, or long ago, is searched by nothing.
    if (!(await holdFirstRequest(tx, callbackId))) return;
    const document = await documentOf(ctx, stored, await holdSensitivities(tx));
    await writeSearchDocuments(tx, [{ callbackId, ...document }]);
  });
}

/**
 * Looks at the next `limit` callbacks after where it stood, received before `until`, and makes what they are searched by
 * where it is missing (stored before the search was there, or it failed). What waits to be applied, or was applied and waits for it
 * (`./index-waiting`), gets it in groups: with a backlog of either it goes no further than the first that is named. One that cannot be
 * written is passed by, so that it keeps no other from being made. Answers how many it looked at.
 */
export async function indexCallbacks(ctx: Context, { until, limit }: { until: Date; limit: number }): Promise<number> {
  const { pool } = ctx.db;
  const { rows } = await pool.query<{ id: string; missing: boolean }>(sql`
    select c.id, (select d.callback_id from search_documents d where d.callback_id = c.id) is null
      or (select f.callback_id from payload_facts f where f.callback_id = c.id) is null as missing
    from callbacks c
    where c.id > coalesce((select after_id from sweep_positions where sweep = ${position}), 0) and c.received_at < ${until}
      and c.id < coalesce((select min(callback_id) from apply_jobs), 9223372036854775807)
      and c.id < coalesce((select callback_ids[1] from search_jobs order by id limit 1), 9223372036854775807)
    order by c.id
    limit ${limit}`);
  const last = rows.at(-1);
  if (!last) return 0;
  // One by one: the body of each may be large.
  for (const { id } of rows.filter(({ missing }) => missing)) {
    for (const stored of await readCallbacks(pool, [id])) {
      try {
        await makeMissing(ctx, stored);
      } catch (error) {
        if (isOutage(error) || isTransient(error) || isTooSlow(error)) throw error;
        ctx.log.error({ callbackId: id, error: errorClass(error) }, 'What a callback is searched by cannot be kept');
      }
    }
  }
  await pool.query(sql`
    insert into sweep_positions (sweep, after_id, updated_at) values (${position}, ${last.id}::bigint, ${ctx.clock.now()})
    on conflict (sweep) do update set after_id = excluded.after_id, updated_at = excluded.updated_at`);
  return rows.length;
}
