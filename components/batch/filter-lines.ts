import { groupOf } from '@/components/timeline/layout-timeline';
import { type LaneGroupKey, laneGroups } from '@/components/timeline/timeline-model';
import { currencyKey, type LineMatch, matchLines } from '@/lib/ledger/match-line';
import type { SuborderView } from '@/lib/ledger/types';

/** What the table of sub-orders is narrowed to; null and empty text narrow nothing. */
export interface LineFilter extends LineMatch {
  group: LaneGroupKey | null;
}

/** Nothing narrowed. */
export const everyLine: LineFilter = { group: null, currency: null, text: '' };

/** The lines that match all of `filter`, in their order. */
export function filterLines(lines: readonly SuborderView[], { group, ...match }: LineFilter): SuborderView[] {
  const matched = matchLines(lines, match);
  return group === null ? matched : matched.filter((line) => groupOf(line) === group);
}

/** What can be filtered by, with how many lines each: groups in the order of the screen, currencies as they first appear. */
export function countLines(lines: readonly SuborderView[]): {
  groups: { key: LaneGroupKey; count: number }[];
  currencies: { key: string; count: number }[];
} {
  const groups = new Map<LaneGroupKey, number>();
  const currencies = new Map<string, number>();
  for (const line of lines) {
    groups.set(groupOf(line), (groups.get(groupOf(line)) ?? 0) + 1);
    currencies.set(currencyKey(line), (currencies.get(currencyKey(line)) ?? 0) + 1);
  }
  return {
    groups: laneGroups.flatMap((key) => (groups.has(key) ? [{ key, count: groups.get(key) ?? 0 }] : [])),
    currencies: [...currencies].map(([key, count]) => ({ key, count })),
  };
}
