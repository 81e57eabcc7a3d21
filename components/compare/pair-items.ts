import { type ExactJson, ExactNumber, type ExactObject, isExactObject } from '@/lib/providers/exact-json';

/** Two items of an array that are the same thing, with how its path names it; null: it is only on the other side. */
export interface ItemPair {
  /** `0`, or `merchant_withdraw_id="W-1"`. */
  place: string;
  before: ExactJson | undefined;
  after: ExactJson | undefined;
}

/** Names of fields that tell one item of a list from the others. */
const identityName = /^(id|key|code|hash)$|[_a-z](id|no|key|hash)$|[a-z](Id|ID|No|Key|Hash)$/;

function identityText(item: ExactObject, name: string): string | null {
  const value = item.get(name);
  if (typeof value === 'string' && value !== '') return JSON.stringify(value);
  return value instanceof ExactNumber ? value.text : null;
}

/** The items by their identity; null where one has none, or two share it. */
function byIdentity(items: readonly ExactObject[], name: string): Map<string, ExactObject> | null {
  const found = new Map<string, ExactObject>();
  for (const item of items) {
    const identity = identityText(item, name);
    if (identity === null || found.has(identity)) return null;
    found.set(identity, item);
  }
  return found;
}

interface Identity {
  name: string;
  before: Map<string, ExactObject>;
  after: Map<string, ExactObject>;
  shared: number;
}

/** The field that pairs the most items; null where none tells all of them apart and pairs any. */
function findIdentity(
  before: readonly ExactJson[],
  after: readonly ExactJson[],
  isSensitive: (name: string) => boolean,
): Identity | null {
  const [ours, theirs] = [before.filter(isExactObject), after.filter(isExactObject)];
  const [first] = ours;
  if (!first || ours.length < before.length || theirs.length < after.length) return null;
  let best: Identity | null = null;
  for (const name of first.keys()) {
    // A path is shown: what is masked must not stand in it.
    if (!identityName.test(name) || isSensitive(name)) continue;
    const left = byIdentity(ours, name);
    const right = left && byIdentity(theirs, name);
    if (!left || !right) continue;
    let shared = 0;
    for (const identity of left.keys()) if (right.has(identity)) shared += 1;
    if (shared > (best?.shared ?? 0)) best = { name, before: left, after: right, shared };
  }
  return best;
}

/**
 * Pure: the items of two arrays side by side, in the order of the later one, then what is only in the earlier one. Objects are
 * paired by the field that tells them apart, so that a list in another order is no change; all else by its place.
 */
export function pairItems(
  before: readonly ExactJson[],
  after: readonly ExactJson[],
  isSensitive: (name: string) => boolean,
): ItemPair[] {
  const identity = findIdentity(before, after, isSensitive);
  if (!identity) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => ({
      place: String(at),
      before: before[at],
      after: after[at],
    }));
  }
  const { name } = identity;
  const pairs = [...identity.after].map(([value, item]): ItemPair => {
    return { place: `${name}=${value}`, before: identity.before.get(value), after: item };
  });
  for (const [value, item] of identity.before) {
    if (!identity.after.has(value)) pairs.push({ place: `${name}=${value}`, before: item, after: undefined });
  }
  return pairs;
}
