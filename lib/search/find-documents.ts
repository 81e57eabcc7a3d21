import { holdsPart } from '@/lib/intake/holds-part';
import { fingerprintNumber, sensitiveForm } from '@/lib/intake/search-document';
import type { Context } from '@/lib/platform/context';
import { raw, sql } from '@/lib/platform/query/conditions';
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

/**
 * At most `limit` documents that hold `term`, whole values first, then the newest: from the newest records, and where those
 * are too few from all of them by the index of trigrams.
 */
async function findParts(
  ctx: Context,
  { where, term, limit, budgetMs }: { where: keyof typeof tables; term: string; limit: number; budgetMs: number },
): Promise<FoundDocuments> {
  const { table, key } = tables[where];
  const [part, whole] = [partPattern(term), wholePattern(term)];
  const toHits = (rows: readonly Row[]) => rows.map((row) => ({ ...row, sensitive: false }));
  const newest = await boundedQuery<Row>(
    ctx,
    sql`
    select key::text as key, text like ${whole} as whole
    from (select ${key} as key, text from ${table} order by ${key} desc limit ${newestMax}) as newest
    where text like ${part}
    order by whole desc, newest.key desc
    limit ${limit}`,
    budgetMs,
  );
  if (newest && newest.length >= limit) return { hits: toHits(newest), incomplete: false };
  const all = await boundedQuery<Row>(
    ctx,
    sql`
    with candidates as materialized (
      select ${key} as key, text like ${whole} as whole from ${table} where ${holdsPart(sql`text`, term.toLowerCase())} limit ${candidatesMax}
    )
    select key::text as key, whole from candidates order by whole desc, candidates.key desc limit ${limit}`,
    budgetMs,
  );
  return { hits: toHits(all ?? newest ?? []), incomplete: all === null };
}

async function findSensitive(
  ctx: Context,
  { where, term, limit, budgetMs }: { where: keyof typeof tables; term: string; limit: number; budgetMs: number },
): Promise<DocumentHit[]> {
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
export async function findDocuments(
  ctx: Context,
  input: { where: keyof typeof tables; term: string; limit: number; budgetMs: number },
): Promise<FoundDocuments> {
  const sensitive = await findSensitive(ctx, input);
  if (input.term.length < partLengthMin) return { hits: sensitive, incomplete: false };
  const parts = await findParts(ctx, input);
  const known = new Set(sensitive.map(({ key }) => key));
  const hits = [...sensitive, ...parts.hits.filter(({ key }) => !known.has(key))].slice(0, input.limit);
  return { hits, incomplete: parts.incomplete };
}
