'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useMemo, useTransition } from 'react';
import { besideParam } from '@/components/beside/beside-query';
import type { OfferedField } from './offered-field';
import { type ShownFilter, withFilter, withoutFilter } from './shown-filter';

const currencyParam = 'currency';

interface Filters {
  /** The list's query as it is now. */
  query: URLSearchParams;
  /** True while the list is read anew. */
  reading: boolean;
  /** Has the list ask for `filter`, in place of `edited` where one is edited. */
  apply(filter: ShownFilter, currency: string | null, edited: ShownFilter | null): void;
  /** The currencies that an amount has to be of one of; null: there is one, or `field` is no amount. */
  currenciesFor(field: OfferedField): OfferedField['options'];
}

/** The filters of the list in the URL, and how they change. */
export function useFilters(fields: readonly OfferedField[]): Filters {
  const router = useRouter();
  const params = useSearchParams();
  const [reading, startReading] = useTransition();
  return useMemo(() => {
    const query = new URLSearchParams(params);
    return {
      query,
      reading,
      apply(filter, currency, edited) {
        const without = edited ? withoutFilter(query, edited.field, edited.choice) : query;
        const next = withFilter(without, filter);
        if (currency !== null) {
          next.delete(currencyParam);
          next.set(currencyParam, currency);
        }
        // Another list: the record beside it may be none of its rows.
        next.delete(besideParam);
        startReading(() => router.push(`?${next.toString()}`));
      },
      currenciesFor(field) {
        if (field.kind !== 'amount' || query.getAll(currencyParam).length === 1) return null;
        return fields.find(({ name }) => name === currencyParam)?.options ?? [];
      },
    };
  }, [params, reading, router, fields]);
}
