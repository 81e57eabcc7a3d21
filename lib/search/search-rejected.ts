import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { openEnvelope } from '@/lib/intake/envelope';
import { type RequestRow, requestColumnsSql, toRequestSummary } from '@/lib/intake/request-row';
import { sensitiveForm } from '@/lib/intake/search-document';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { findRemakes } from '@/lib/intake/sensitive/remake';
import type { RequestSummary } from '@/lib/intake/types';
import { type Sql, sql } from '@/lib/platform/query/conditions';
import { maskedValue } from '@/lib/providers/mask-value';
import type { Sensitivity } from '@/lib/providers/sensitive';
import { boundedQuery } from './bounded-query';
import { type DocumentHit, findDocuments } from './find-documents';
import { isShownWhole, rejectedValues } from './rejected-values';
import { requestFacts } from './request-facts';
import { byWorth, type KindAnswer, type KindInput } from './search-callbacks';
import type { SearchHit, SearchMatch } from './types';

type Row = RequestRow & { sealed: Buffer };

/** Bytes are opened of the smaller ones only: what is beyond is shown without the name of its field. */
const openedBytesMax = 256 * 1024;

/** Requests whose id begins with `term`, where it is the beginning of one. */
function idBetween(term: string): Sql {
  const digits = term.toLowerCase().replaceAll('-', '');
  if (!/^[0-9a-f]{8,32}$/.test(digits)) return sql`select null::uuid as id where false`;
  const uuid = (filler: string) => digits.padEnd(32, filler);
  return sql`select id from requests
    where id between ${uuid('0')}::uuid and ${uuid('f')}::uuid and verdict = 'rejected' limit 20`;
}

/**
 * Where the request holds `term`; null: only a document says so from before a field of it became sensitive, or it is part of the hash of
 * a body that is masked, which would tell who guesses at what is masked that the guess is right.
 */
function explain(
  ctx: ActorContext,
  row: Row,
  term: string,
  hit: DocumentHit | undefined,
  { sensitivity, remaking }: { sensitivity: Sensitivity; remaking: boolean },
): Omit<SearchMatch, 'callbackId'> | null {
  const wanted = term.toLowerCase();
  const facts = Object.entries(requestFacts(toRequestSummary(row)));
  const fact = facts.find(([, value]) => value.toLowerCase().includes(wanted));
  if (fact && !hit?.sensitive) return { field: fact[0], value: fact[1] };
  const unknown = { field: 'body', value: hit?.sensitive ? maskedValue : term };
  const envelope = row.bodyBytes <= openedBytesMax ? openEnvelope(ctx.vault, row.id, row.sealed) : null;
  const values = envelope ? rejectedValues(envelope, sensitivity) : [];
  const found = hit?.sensitive
    ? values.find(({ value, kind }) => kind !== null && sensitiveForm(value) === sensitiveForm(term))
    : values.find(({ value, kind }) => kind === null && value.toLowerCase().includes(wanted));
  if (!found && !hit?.sensitive && row.bodySha256.includes(wanted)) {
    const told = envelope !== null && isShownWhole(envelope, row.bodyBytes, sensitivity);
    return told ? { field: 'bodySha256', value: row.bodySha256 } : null;
  }
  if (!found) return hit && remaking ? null : unknown;
  return { field: found.path, value: hit?.sensitive ? maskedValue : found.value };
}

function toHit(request: RequestSummary, whole: boolean, match: Omit<SearchMatch, 'callbackId'>): SearchHit {
  const { id, provider, account, cause, receivedAt } = request;
  return {
    ...{
      kind: 'rejected',
      id,
      title: id,
      provider,
      account,
      status: cause ?? 'rejected',
      outcome: null,
      batchId: null,
    },
    ...{ amount: null, currency: null, at: receivedAt, whole, match: { ...match, callbackId: null } },
  };
}

/** Rejected requests by their id, and by anything in their bytes, path, cause or address. */
export async function searchRejected(ctx: ActorContext, { term, limit, budgetMs }: KindInput): Promise<KindAnswer> {
  assertMay(ctx.actor, 'requests.read');
  const documents = await findDocuments(ctx, { where: 'rejections', term, limit: limit + 1, budgetMs });
  const byKey = new Map(documents.hits.map((hit) => [hit.key, hit]));
  const rows = await boundedQuery<Row>(
    ctx,
    sql`
    select ${requestColumnsSql}, r.sealed
    from requests r
    join accounts a on a.id = r.account_id
    where r.id in (select unnest(${[...byKey.keys()]}::uuid[]) union ${idBetween(term)})`,
    budgetMs,
  );
  if (rows === null) return { hits: [], more: false, incomplete: true };
  const sensitivities = await readSensitivities(ctx);
  const remade = new Set((await findRemakes(ctx)).map(({ provider }) => provider));
  const hits = rows.flatMap((row) => {
    const hit = byKey.get(row.id);
    const reading = { sensitivity: sensitivities(row.provider), remaking: remade.has(row.provider) };
    const match = explain(ctx, row, term, hit, reading);
    return match ? [toHit(toRequestSummary(row), hit?.whole ?? row.id === term.toLowerCase(), match)] : [];
  });
  return {
    hits: hits.sort(byWorth).slice(0, limit),
    more: hits.length > limit,
    incomplete: documents.incomplete,
  };
}
