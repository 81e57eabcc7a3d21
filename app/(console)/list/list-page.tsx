import type { ReactNode } from 'react';
import { DataTableSkeleton } from '@/components/data-table/data-table-skeleton';
import { type FilterChip, FilterChips } from '@/components/data-table/filter-chips';
import type { ListShape } from '@/components/data-table/list-shape';
import { readTableView } from '@/components/data-table/read-table-view';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { TableViewProvider } from '@/components/data-table/table-view-provider';
import { PageHeader, type PageHeaderProps } from '@/components/ui/page-header';

interface ListPageProps {
  list: ListShape;
  header: PageHeaderProps;
  /** Between the header and the toolbar: tabs, what is to be known first. */
  above?: ReactNode;
  /** Search, filters and columns; null: the reader may not read the list. */
  toolbar: ReactNode;
  chips: readonly FilterChip[];
  /** What the rows wait for; begun before, so that it runs while the frame is drawn. */
  rows: Promise<unknown>;
  /** `ListRows` of the same `rows`. */
  children: ReactNode;
}

/** The page of a list: its header, its toolbar, the filters in force, and its rows or their skeleton. */
export async function ListPage({ list, header, above, toolbar, chips, rows, children }: ListPageProps) {
  const { name, pathname, columns, widths } = list;
  const view = await readTableView(
    name,
    columns.map(({ id }) => id),
  );
  return (
    <TableViewProvider name={name} initial={view}>
      <div className="flex min-h-0 flex-1 flex-col">
        <PageHeader {...header} />
        {above}
        {toolbar}
        <FilterChips chips={chips} clear={{ pathname, search: '' }} />
        <SoonOrSkeleton
          ready={rows}
          skeleton={<DataTableSkeleton headers={columns.map(({ label }) => label)} widths={widths} />}
        >
          {children}
        </SoonOrSkeleton>
      </div>
    </TableViewProvider>
  );
}
