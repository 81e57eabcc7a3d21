import type { ActorContext } from '@/lib/access/actor';
import { type Action, may } from '@/lib/access/permissions';
import { storableText } from '@/lib/platform/text';
import { callbacksOfSuborders } from './callbacks-of-suborders';
import { readUnsearched } from './read-unsearched';
import { searchBatches } from './search-batches';
import { byWorth, type KindAnswer, searchCallbacks } from './search-callbacks';
import { searchRejected } from './search-rejected';
import { searchSuborders } from './search-suborders';
import { searchTerms, termLengthMax } from './search-terms';
import { searchTransfers } from './search-transfers';
import { type SearchAnswer, type SearchKind, searchKinds } from './types';

export interface SearchInput {
  q: string;
  /** Of each kind at most. */
  limit?: number;
  /** Of each statement. */
  budgetMs?: number;
}

export const searchLimitMax = 50;
const limitDefault = 10;
/** Far above what an indexed statement takes; it ends the rest before a person gives up. */
const budgetMsDefault = 800;

/** Who may see what is found of a kind. */
const rights = {
  callback: 'callbacks.read',
  transfer: 'transfers.read',
  batch: 'batches.read',
  suborder: 'batches.read',
  rejected: 'requests.read',
} as const satisfies Record<SearchKind, Action>;

const nothing: KindAnswer = { hits: [], more: false, incomplete: false };

async function searchTerm(
  ctx: ActorContext,
  { term, limit, budgetMs }: { term: string; limit: number; budgetMs: number },
): Promise<Record<SearchKind, KindAnswer>> {
  const input = { term, limit, budgetMs };
  const allowed = (kind: SearchKind, find: () => Promise<KindAnswer>) =>
    may(ctx.actor, rights[kind]) ? find() : Promise.resolve(nothing);
  const [found, suborder, rejected] = await Promise.all([
    allowed('callback', () => searchCallbacks(ctx, input)),
    allowed('suborder', () => searchSuborders(ctx, input)),
    allowed('rejected', () => searchRejected(ctx, input)),
  ]);
  const callbacks = found.hits;
  const [transfer, batch, callback] = await Promise.all([
    allowed('transfer', () => searchTransfers(ctx, { ...input, callbacks })),
    allowed('batch', () => searchBatches(ctx, { ...input, callbacks })),
    allowed('callback', async () => {
      if (callbacks.length >= limit) return found;
      const further = await callbacksOfSuborders(ctx, { suborders: suborder.hits, limit });
      const known = new Set(callbacks.map(({ id }) => id));
      const all = [...callbacks, ...further.filter(({ id }) => !known.has(id))].sort(byWorth);
      return { ...found, hits: all.slice(0, limit), more: found.more || all.length > limit };
    }),
  ]);
  return { callback, transfer, batch, suborder, rejected };
}

/**
 * Looks for whatever a person has in hand over everything that the actor may read: ids, hashes and addresses whole or by
 * their beginning, any part of at least three characters of what payloads hold, sensitive values only whole. Each kind is
 * bounded in number and time; what could not be looked through in it is said, never left out in silence.
 */
export async function search(
  ctx: ActorContext,
  { q, limit = limitDefault, budgetMs = budgetMsDefault }: SearchInput,
): Promise<SearchAnswer> {
  const terms = searchTerms(q);
  const given = storableText(q.slice(0, termLengthMax)).trim();
  const unsearched = may(ctx.actor, rights.callback) ? await readUnsearched(ctx) : null;
  const answer: SearchAnswer = { q: given, searched: terms[0] ?? '', groups: [], incomplete: [], unsearched };
  for (const term of terms) {
    const found = await searchTerm(ctx, { term, limit: Math.min(limit, searchLimitMax), budgetMs });
    answer.searched = term;
    answer.groups = searchKinds.flatMap((kind) => {
      const { hits, more } = found[kind];
      return hits.length === 0 ? [] : [{ kind, hits, more }];
    });
    answer.incomplete = searchKinds.filter((kind) => found[kind].incomplete);
    if (answer.groups.length > 0) return answer;
  }
  return { ...answer, searched: terms[0] ?? '' };
}
