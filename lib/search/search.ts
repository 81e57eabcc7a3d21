import type { ActorContext } from '@/lib/access/actor';
import { type Action, may } from '@/lib/access/permissions';
import { findRemakes } from '@/lib/intake/sensitive/remake';
import { storableText } from '@/lib/platform/text';
import { callbacksOfSuborders } from './callbacks-of-suborders';
import { explainCallbacks, explainRecords } from './explain-callbacks';
import { readUnsearched } from './read-unsearched';
import { searchBatches } from './search-batches';
import { byWorth, type FoundCallbacks, type KindAnswer, searchCallbacks } from './search-callbacks';
import { searchRejected } from './search-rejected';
import { searchSuborders } from './search-suborders';
import { termLengthMax, searchTerms as termsOf } from './search-terms';
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

const nothing: FoundCallbacks = { hits: [], byPayload: [], more: false, incomplete: false };

async function searchTerm(
  ctx: ActorContext,
  { term, limit, budgetMs }: { term: string; limit: number; budgetMs: number },
): Promise<Record<SearchKind, KindAnswer>> {
  const input = { term, limit, budgetMs };
  const allowed = (kind: SearchKind, find: () => Promise<KindAnswer>) =>
    may(ctx.actor, rights[kind]) ? find() : Promise.resolve(nothing);
  const [found, suborder, rejected] = await Promise.all([
    may(ctx.actor, rights.callback) ? searchCallbacks(ctx, input) : nothing,
    allowed('suborder', () => searchSuborders(ctx, input)),
    allowed('rejected', () => searchRejected(ctx, input)),
  ]);
  const remade = new Set((await findRemakes(ctx)).map(({ provider }) => provider));
  const explaining = explainCallbacks(ctx, { term, found, remade });
  // Payloads are opened meanwhile, to say where in them it stands; but where they may turn out not to hold it, they are waited for.
  const callbacks = found.hits.some(({ provider }) => remade.has(provider)) ? await explaining : found.hits;
  const [explained, transfer, batch, further] = await Promise.all([
    explaining,
    allowed('transfer', () => searchTransfers(ctx, { ...input, callbacks })),
    allowed('batch', () => searchBatches(ctx, { ...input, callbacks })),
    may(ctx.actor, rights.callback) && callbacks.length < limit
      ? callbacksOfSuborders(ctx, { suborders: suborder.hits, limit })
      : [],
  ]);
  const known = new Set(explained.map(({ id }) => id));
  const all = [...explained, ...further.filter(({ id }) => !known.has(id))].sort(byWorth);
  return {
    callback: { ...found, hits: all.slice(0, limit), more: found.more || all.length > limit },
    transfer: { ...transfer, hits: explainRecords(transfer.hits, explained) },
    batch: { ...batch, hits: explainRecords(batch.hits, explained) },
    suborder,
    rejected,
  };
}

/** What the first of `terms` finds that finds anything; what the whole text finds, where none does. */
async function searchTerms(
  ctx: ActorContext,
  { terms, limit, budgetMs }: { terms: readonly string[]; limit: number; budgetMs: number },
): Promise<Pick<SearchAnswer, 'searched' | 'groups' | 'incomplete'>> {
  let incomplete: SearchKind[] = [];
  for (const term of terms) {
    const found = await searchTerm(ctx, { term, limit, budgetMs });
    const groups = searchKinds.flatMap((kind) => {
      const { hits, more } = found[kind];
      return hits.length === 0 ? [] : [{ kind, hits, more }];
    });
    incomplete = searchKinds.filter((kind) => found[kind].incomplete);
    if (groups.length > 0) return { searched: term, groups, incomplete };
  }
  return { searched: terms[0] ?? '', groups: [], incomplete };
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
  const terms = termsOf(q);
  const given = storableText(q.slice(0, termLengthMax)).trim();
  const readWaiting = async () => (may(ctx.actor, rights.callback) ? readUnsearched(ctx) : null);
  const before = await readWaiting();
  const found = await searchTerms(ctx, { terms, limit: Math.min(limit, searchLimitMax), budgetMs });
  // Applied in haste meanwhile, it is neither found nor was it known before.
  return { q: given, ...found, unsearched: before ?? (await readWaiting()) };
}
