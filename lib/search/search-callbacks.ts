import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { findRemakes } from '@/lib/intake/sensitive/remake';
import type { CallbackSummary } from '@/lib/intake/types';
import { maskedValue } from '@/lib/providers/mask-value';
import { explainCallbacks } from './explain-callbacks';
import { findCallbacks } from './find-callbacks';
import { findDocuments } from './find-documents';
import { readCallbacksById } from './read-callbacks';
import type { SearchHit } from './types';

export interface KindInput {
  term: string;
  /** Shown of the kind. */
  limit: number;
  budgetMs: number;
}

export interface KindAnswer {
  hits: SearchHit[];
  more: boolean;
  incomplete: boolean;
}

function toHit(
  { id, provider, account, status, outcome, batchId, transferId, amount, currency, receivedAt }: CallbackSummary,
  whole: boolean,
  { field, value }: { field: string; value: string },
): SearchHit {
  return {
    ...{ kind: 'callback', id, title: transferId ?? batchId ?? id, provider, account, status, outcome, batchId },
    ...{ amount, currency, at: receivedAt, whole, match: { field, value, callbackId: null } },
  };
}

/** Whole values before parts; then the newest. */
export function byWorth(one: SearchHit, other: SearchHit): number {
  if (one.whole !== other.whole) return one.whole ? -1 : 1;
  return one.at < other.at ? 1 : one.at > other.at ? -1 : 0;
}

/** Callbacks by their own ids, their transfer's and batch's, and by what their payload holds. */
export async function searchCallbacks(ctx: ActorContext, { term, limit, budgetMs }: KindInput): Promise<KindAnswer> {
  assertMay(ctx.actor, 'callbacks.read');
  const bounds = { term, limit: limit + 1, budgetMs };
  const [columns, documents] = await Promise.all([
    findCallbacks(ctx, bounds),
    findDocuments(ctx, { ...bounds, where: 'callbacks' }),
  ]);
  const byColumn = new Map((columns ?? []).map((candidate) => [candidate.id, candidate]));
  const byDocument = new Map(documents.hits.map((hit) => [hit.key, hit]));
  const callbacks = await readCallbacksById(ctx, [...new Set([...byColumn.keys(), ...byDocument.keys()])]);
  const found = [...callbacks.values()].map((callback) => {
    const column = byColumn.get(callback.id);
    const document = byDocument.get(callback.id);
    if (column) return toHit(callback, column.value.toLowerCase() === term.toLowerCase(), column);
    const value = document?.sensitive ? maskedValue : term;
    return toHit(callback, document?.whole ?? false, { field: 'payload', value });
  });
  const hits = found.sort(byWorth).slice(0, limit);
  const unexplained = hits.flatMap(({ id }) => (byColumn.has(id) ? [] : (byDocument.get(id) ?? [])));
  const providers = new Map([...callbacks.values()].map(({ id, provider }) => [id, provider]));
  const explained = await explainCallbacks(ctx, { term, hits: unexplained, providers });
  // A document from before a field became sensitive may still hold its values: it finds what the payload shows today, or nothing.
  const remade = new Set((await findRemakes(ctx)).map(({ provider }) => provider));
  const isKept = ({ id, provider }: SearchHit) => !remade.has(provider) || byColumn.has(id) || explained.has(id);
  return {
    hits: hits.filter(isKept).map((hit) => ({ ...hit, match: { ...hit.match, ...explained.get(hit.id) } })),
    more: found.length > limit,
    incomplete: columns === null || documents.incomplete,
  };
}
