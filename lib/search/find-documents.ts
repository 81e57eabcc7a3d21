import { documentHoldsPart, holdsPart, idPieces } from '@/lib/intake/holds-part';
import { fingerprintNumber, sensitiveForm } from '@/lib/intake/search-document';
import type { Context } from '@/lib/platform/context';
import { join, raw, sql } from '@/lib/platform/query/conditions';
import { boundedQuery } from './bounded-query';
import { partPattern, wholePattern } from './patterns';
import { partLengthMin } from './search-terms';

/** The two tables of documents and their keys. */
const tables = {
  callbacks: { table: raw('search_documents'), key: raw('callback_id') },
  rejections: { table: raw('search_rejections'), key: raw('request_id') },
} as const;

/** Newest records that are read one after the other first: what is in everything is found there at once. */
const newestMax = 10_000;
/** As many tell whether an id is in everything, as the address that all are paid to. */
const newestOfIdMax = 1_000;
/** Candidates of the whole table that are put in order. */
const candidatesMax = 2_000;

export interface DocumentHit {
  key: string;
  /** A whole value, not a part of one. */
  whole: boolean;
  /** Found by the fingerprint of a sensitive value. */
  sensitive: boolean;
}

export interface FoundDocuments {
  hits: DocumentHit[];
  /** Not all of the table could be looked through in the time. */
  incomplete: boolean;
}

type Row = { key: string; whole: boolean };

interface DocumentInput {
  where: keyof typeof tables;
  term: string;
  limit: number;
  budgetMs: number;
}

/** Of the newest `among` records; null: not in the time. */
function findInNewest(
  ctx: Context,
  among: number,
  { where, term, limit, budgetMs }: DocumentInput,
): Promise<Row[] | null> {
  const { table, key } = tables[where];
  return boundedQuery<Row>(
    ctx,
    sql`
    select key::text as key, text like ${wholePattern(term)} as whole
    from (select ${key} as key, text from ${table} order by ${key} desc limit ${among}) as newest
    where text like ${partPattern(term)}
    order by whole desc, newest.key desc
    limit ${limit}`,
    budgetMs,
  );
}

/** Of all records, by their indexes; `cut`: there are more candidates than were put in order. Null: not in the time. */
async function findInAll(
  ctx: Context,
  { where, term, limit, budgetMs }: DocumentInput,
): Promise<{ rows: Row[]; cut: boolean } | null> {
  const { table, key } = tables[where];
  const part = term.toLowerCase();
  const conditions = where === 'callbacks' ? documentHoldsPart(part) : [holdsPart(sql`d.text`, part)];
  const held = conditions.map(
    (condition) =>
      sql`(select ${key} as key, d.text like ${wholePattern(term)} as whole from ${table} d where ${condition} limit ${candidatesMax})`,
  );
  const rows = await boundedQuery<Row & { cut: boolean }>(
    ctx,
    sql`
    with candidates as materialized (${join(held, ' union all ')})
    select key::text as key, whole, (select count(*) from candidates) >= ${candidatesMax} as cut
    from candidates order by whole desc, candidates.key desc limit ${limit}`,
    budgetMs,
  );
  return rows && { rows: rows.map(({ key: found, whole }) => ({ key: found, whole })), cut: rows[0]?.cut ?? false };
}

/**
 * At most `limit` documents that hold `term`, whole values first, then the newest: from the newest records, and where those are too few
 * from all of them. Few records hold an id, so that fewer of the newest are asked, and more only where many hold it after all.
 */
async function findParts(ctx: Context, input: DocumentInput): Promise<FoundDocuments> {
  const found = (rows: readonly Row[], incomplete = false) => ({
    hits: rows.map((row) => ({ ...row, sensitive: false })),
    incomplete,
  });
  const isId = idPieces(input.term.toLowerCase()).length > 0;
  let newest = await findInNewest(ctx, isId ? newestOfIdMax : newestMax, input);
  if (newest && newest.length >= input.limit) return found(newest);
  const all = await findInAll(ctx, input);
  if (isId && (all === null || all.cut)) {
    newest = (await findInNewest(ctx, newestMax, input)) ?? newest;
    if (newest && newest.length >= input.limit) return found(newest);
  }
  return found(all?.rows ?? newest ?? [], all === null);
}

async function findSensitive(ctx: Context, { where, term, limit, budgetMs }: DocumentInput): Promise<DocumentHit[]> {
  const { table, key } = tables[where];
  const numbers = ctx.vault.fingerprints(sensitiveForm(term)).map(fingerprintNumber);
  const rows = await boundedQuery<{ key: string }>(
    ctx,
    sql`
    with candidates as materialized (
      select ${key} as key from ${table} where sensitive && ${numbers}::bigint[] limit ${candidatesMax}
    )
    select key::text as key from candidates order by candidates.key desc limit ${limit}`,
    budgetMs,
  );
  return (rows ?? []).map((row) => ({ ...row, whole: true, sensitive: true }));
}

/** Keys of callbacks or rejected requests whose values hold `term`, or of which a sensitive value is exactly `term`. */
export async function findDocuments(ctx: Context, input: DocumentInput): Promise<FoundDocuments> {
  const nothing: FoundDocuments = { hits: [], incomplete: false };
  const [sensitive, parts] = await Promise.all([
    findSensitive(ctx, input),
    input.term.length < partLengthMin ? nothing : findParts(ctx, input),
  ]);
  const known = new Set(sensitive.map(({ key }) => key));
  const hits = [...sensitive, ...parts.hits.filter(({ key }) => !known.has(key))].slice(0, input.limit);
  return { hits, incomplete: parts.incomplete };
}
