import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { CallbackSummary } from '@/lib/intake/types';
import { maskedValue } from '@/lib/providers/mask-value';
import { findCallbacks } from './find-callbacks';
import { type DocumentHit, findDocuments } from './find-documents';
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

/** Callbacks that were found. Where in their payloads they hold it is not said yet: `./explain-callbacks`. */
export interface FoundCallbacks extends KindAnswer {
  /** What found those of them that no column of their own did. */
  byPayload: readonly DocumentHit[];
}

/** Callbacks by their own ids, their transfer's and batch's, and by what their payload holds. */
export async function searchCallbacks(
  ctx: ActorContext,
  { term, limit, budgetMs }: KindInput,
): Promise<FoundCallbacks> {
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
  return {
    hits,
    byPayload: hits.flatMap(({ id }) => (byColumn.has(id) ? [] : (byDocument.get(id) ?? []))),
    more: found.length > limit,
    incomplete: columns === null || documents.incomplete,
  };
}
