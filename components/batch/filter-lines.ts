import { groupOf } from '@/components/timeline/layout-timeline';
import { type LaneGroupKey, laneGroups } from '@/components/timeline/timeline-model';
import type { SuborderView } from '@/lib/ledger/types';

/** What the table of sub-orders is narrowed to; null and empty text narrow nothing. */
export interface LineFilter {
  group: LaneGroupKey | null;
  /** `currencyKey` of the line. */
  currency: string | null;
  text: string;
}

/** Nothing narrowed. */
export const everyLine: LineFilter = { group: null, currency: null, text: '' };

/** Currency and chain as one word to filter and show by: `USDC · BASEEVM`. */
export function currencyKey(line: { currency: string | null; chain: string | null }): string {
  return [line.currency ?? 'no currency', line.chain].filter((part) => part !== null && part !== '').join(' · ');
}

const searched = [
  'merchantWithdrawId',
  'suborderId',
  'lineKey',
  'txId',
  'address',
  'fromAddress',
  'memo',
  'amount',
  'status',
] as const;

/** The lines that match all of `filter`, in their order. Text is looked for anywhere in ids, hash, addresses, memo, amount and status. */
export function filterLines(lines: readonly SuborderView[], filter: LineFilter): SuborderView[] {
  const text = filter.text.trim().toLowerCase();
  return lines.filter(
    (line) =>
      (filter.group === null || groupOf(line) === filter.group) &&
      (filter.currency === null || currencyKey(line) === filter.currency) &&
      (text === '' || searched.some((field) => line[field]?.toLowerCase().includes(text))),
  );
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
