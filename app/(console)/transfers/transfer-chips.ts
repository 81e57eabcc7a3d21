import type { Facet } from '@/app/(console)/list/facet';
import { filterChips } from '@/app/(console)/list/filter-chips';
import type { FilterChip } from '@/components/data-table/filter-chips';
import { filterHref } from '@/components/data-table/list-query';
import { type AmountRange, parseTransferFilter } from '@/lib/ledger/transfer-filter';

/** Pure: "10 – 20 USDT", "from 10 USDT", "up to 20 USDT". */
export function amountRangeWords({ currency, min, max }: AmountRange): string {
  if (min !== null && max !== null) return `${min} – ${max} ${currency}`;
  return min === null ? `up to ${max} ${currency}` : `from ${min} ${currency}`;
}

/** Pure: the filters in force as words, each with the list without it. */
export function transferChips(query: URLSearchParams, facets: readonly Facet[]): FilterChip[] {
  const chips = filterChips('/transfers', query, facets);
  const { amount } = parseTransferFilter(query);
  if (amount === null) return chips;
  const without = filterHref('/transfers', query, { amountCurrency: null, amountMin: null, amountMax: null });
  return [...chips, { words: `Amount: ${amountRangeWords(amount)}`, without }];
}
