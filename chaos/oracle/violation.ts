/** What must always hold, one word a rule. */
export const rules = [
  'acknowledged_is_stored',
  'what_is_named_is_there',
  'stored_exactly_once',
  'applied_exactly_once',
  'applied_is_searched',
  'records_follow_transitions',
  'deliveries_are_made',
  'deliveries_end',
  'deliveries_arrive',
  'order_is_kept',
  'attempts_are_kept',
  'backend_was_called',
  'counters_add_up',
  'statistics_add_up',
  'audit_holds',
  'refusals_make_retry',
  'outage_is_said',
  'ledger_as_in_order',
] as const;
export type Rule = (typeof rules)[number];

export interface Violation {
  rule: Rule;
  /** What it is about: a key, an id. Never a body. */
  about: string;
  words: string;
}

/** Groups `items` by a key; what has none is left out. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
