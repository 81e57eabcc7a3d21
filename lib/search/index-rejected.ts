import { openEnvelope } from '@/lib/intake/envelope';
import { type RequestRow, requestColumnsSql, toRequestSummary } from '@/lib/intake/request-row';
import { documentOfLeaves, type SearchDocument, searchText } from '@/lib/intake/search-document';
import { holdSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { makeBreathing } from '@/lib/platform/breathing';
import type { Context } from '@/lib/platform/context';
import {
  inTransaction,
  isLocked,
  isOutage,
  isTooSlow,
  isTransient,
  type Transaction,
} from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import type { Sensitivity } from '@/lib/providers/sensitive';
import { isShownWhole, rejectedValues } from './rejected-values';
import { requestFacts } from './request-facts';

type Row = RequestRow & { sealed: Buffer };

interface Wanted {
  since: Date;
  limit: number;
}

function documentOf(ctx: Context, row: Row, sensitivity: Sensitivity): SearchDocument {
  const facts = Object.values(requestFacts(toRequestSummary(row)));
  try {
    const envelope = openEnvelope(ctx.vault, row.id, row.sealed);
    // The hash of a body that is masked would tell whether a guess at what is masked is right.
    const known = isShownWhole(envelope, row.bodyBytes, sensitivity) ? [...facts, row.bodySha256] : facts;
    const beside = known.map((value) => ({ path: '', value, kind: null }));
    return documentOfLeaves(ctx.vault, [...beside, ...rejectedValues(envelope, sensitivity)]);
  } catch {
    // Bytes that do not open (another master secret) are found by what lies beside them.
    return { text: searchText(facts), sensitive: [] };
  }
}

/** The request, and a document of what lies beside its bytes; null: another process has it, or retention removed it. */
async function begin(ctx: Context, id: string): Promise<Row | null> {
  const { rows } = await ctx.db.pool.query<Row>(sql`
    select ${requestColumnsSql}, r.sealed from requests r join accounts a on a.id = r.account_id where r.id = ${id}::uuid`);
  const [row] = rows;
  if (!row) return null;
  const text = searchText(Object.values(requestFacts(toRequestSummary(row))));
  const { rowCount } = await ctx.db.pool.query(sql`
    insert into search_rejections (request_id, text) select r.id, ${text} from requests r where r.id = ${id}::uuid
    on conflict (request_id) do nothing`);
  return rowCount === 1 ? row : null;
}

async function finish(ctx: Context, tx: Transaction, row: Row): Promise<void> {
  const sensitivities = await holdSensitivities(tx);
  const { text, sensitive } = documentOf(ctx, row, sensitivities(row.provider));
  await tx.query(sql`
    update search_rejections set text = ${text}, sensitive = string_to_array(nullif(${sensitive.join(' ')}, ''), ' ')::bigint[]
    where request_id = ${row.id}::uuid`);
}

/** Whether the failure is the database's of the moment: the same document may be made another time. */
function passes(error: unknown): boolean {
  return isOutage(error) || isTransient(error) || isLocked(error) || isTooSlow(error);
}

/** Takes back what `begin` wrote, as far as the database lets it: without a document the request is looked at again. */
async function giveBack(ctx: Context, { id }: Row): Promise<void> {
  await ctx.db.pool.query(sql`delete from search_rejections where request_id = ${id}::uuid`).catch(() => undefined);
}

/**
 * Makes what rejected requests since `since` are searched by where it is missing, newest first and one by one; answers how many it looked
 * at. Each has a document before its bytes are looked at: whatever they do to the process, it is not led to them again. Where
 * the database fails for a moment, the request is left to the next time. Throws the first failure after all were looked at.
 */
export async function indexRejected(ctx: Context, { since, limit }: Wanted): Promise<number> {
  // One by one: for `not exists` Postgres 15 would read the documents of all that was ever rejected.
  const { rows } = await ctx.db.pool.query<{ id: string }>(sql`
    select r.id
    from requests r
    where r.verdict = 'rejected' and r.received_at >= ${since}
      and (select true from search_rejections s where s.request_id = r.id) is null
    order by r.received_at desc, r.id desc
    limit ${limit}`);
  const breathe = makeBreathing();
  const failures: unknown[] = [];
  for (const { id } of rows) {
    const row = await begin(ctx, id);
    if (row) {
      await inTransaction(ctx.db.pool, (tx) => finish(ctx, tx, row)).catch(async (error: unknown) => {
        failures.push(error);
        if (passes(error)) await giveBack(ctx, row);
      });
    }
    await breathe();
  }
  if (failures.length > 0) throw failures[0];
  return rows.length;
}
