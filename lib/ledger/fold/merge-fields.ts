import { comparePrecedence, type Precedence } from './precedence';

/** The fields of a record that have a value, as text, each with the precedence of the news that set it. */
export interface MergedFields {
  values: ReadonlyMap<string, string>;
  precedence: ReadonlyMap<string, Precedence>;
}

export const noFields: MergedFields = { values: new Map(), precedence: new Map() };

/**
 * Fills in what `news` says: a field is set where it was empty or where news of lower precedence had set it. What news does
 * not mention stays. Commutative, associative and idempotent, so that merged records do not depend on the order of arrival.
 * Returns the very `current` where nothing changes.
 */
export function mergeFields(current: MergedFields, news: ReadonlyMap<string, string>, by: Precedence): MergedFields {
  const values = new Map(current.values);
  const precedence = new Map(current.precedence);
  let changed = false;
  for (const [field, value] of news) {
    const held = precedence.get(field);
    if (held && comparePrecedence(by, held) <= 0) continue;
    values.set(field, value);
    precedence.set(field, by);
    changed = true;
  }
  return changed ? { values, precedence } : current;
}
