import { cache } from 'react';
import { load } from '@/app/(console)/load';
import { columnsParam } from '@/components/data-table/columns-href';
import { requireActor } from '@/lib/access/web/session';
import { type ColumnLayout, parseLayout } from '@/lib/views/column-layout';
import type { ColumnList } from '@/lib/views/lists';
import { findColumns } from '@/lib/views/remember-columns';

/** Asked once a request, by the page and by what is around it. What cannot be read counts as never said: the list itself matters more. */
const rememberedLayout = cache(async (list: ColumnList): Promise<ColumnLayout | null> => {
  const ctx = await requireActor();
  const found = await load(ctx, () => findColumns(ctx, { list }));
  return found.ok ? found.value : null;
});

/** The columns of a list as its URL says, else as the reader wants them; null: the list's own. */
export async function readLayout(list: ColumnList, query: URLSearchParams): Promise<ColumnLayout | null> {
  return parseLayout(query.get(columnsParam)) ?? rememberedLayout(list);
}
