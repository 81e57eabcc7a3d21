'use client';

import { columnsParam } from '@/components/data-table/columns-href';
import { useListColumns } from '@/components/data-table/list-columns-provider';
import { formatLayout } from '@/lib/views/column-layout';
import { viewQuery } from '@/lib/views/view-query';

/** What a view keeps of a list that shows `query`: what is on screen, the reader's own columns too, which the URL need not say. */
export function useKeptQuery(query: string): string {
  const { layout, isStandard } = useListColumns();
  const kept = new URLSearchParams(query);
  if (!isStandard) kept.set(columnsParam, formatLayout(layout));
  return viewQuery(kept);
}
