import type { ReactNode } from 'react';
import { RecordBeside } from '@/app/(console)/beside/record-beside';
import { DataTableSkeleton } from '@/components/data-table/data-table-skeleton';
import { ListColumnsProvider } from '@/components/data-table/list-columns-provider';
import type { ListShape } from '@/components/data-table/list-shape';
import { shownColumns } from '@/components/data-table/shown-columns';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { FiltersInForce } from '@/components/filter/filters-in-force';
import { DocumentTitle } from '@/components/frame/document-title';
import { PageHeader, type PageHeaderProps } from '@/components/ui/page-header';
import { formatLayout } from '@/lib/views/column-layout';
import { readViewList } from '@/lib/views/lists';
import { rememberListColumns } from './column-actions';
import type { ListFilters } from './list-filters';
import { readLayout } from './read-layout';
import { ViewBar } from './views/view-bar';

interface ListPageProps {
  list: ListShape;
  query: URLSearchParams;
  /** Its title is the document's, too. */
  header: PageHeaderProps & { title: string };
  /** Between the header and the toolbar: tabs, what is to be known first. */
  above?: ReactNode;
  /** Search, filters and columns; null: the reader may not read the list. */
  toolbar: ReactNode;
  filters: ListFilters;
  /** The record that the URL wants beside the list (`splitBeside`); absent: this list shows none. */
  open?: string | null;
  /** What the rows wait for; begun before, so that it runs while the frame is drawn. */
  rows: Promise<unknown>;
  /** `ListRows` of the same `rows`. */
  children: ReactNode;
}

/** The page of a list: its header, its toolbar, the filters in force, and its rows or their skeleton. */
export async function ListPage({ list, query, header, above, toolbar, filters, open, rows, children }: ListPageProps) {
  const { name, columns, lifts = null } = list;
  const { filtered: _, ...inForce } = filters;
  const layout = await readLayout(name, query);
  const viewList = readViewList(name);
  return (
    <ListColumnsProvider
      list={name}
      known={columns}
      lifts={lifts}
      initial={layout && formatLayout(layout)}
      remember={rememberListColumns}
    >
      <div className="flex min-h-0 flex-1 flex-col">
        <DocumentTitle>{header.title}</DocumentTitle>
        <PageHeader {...header} />
        {viewList !== null && <ViewBar list={viewList} query={query} />}
        {above}
        {toolbar}
        <FiltersInForce {...inForce} />
        <SoonOrSkeleton
          ready={rows}
          skeleton={<DataTableSkeleton columns={shownColumns(columns, layout, lifts !== null)} />}
        >
          <RecordBeside list={list} open={open}>
            {children}
          </RecordBeside>
        </SoonOrSkeleton>
      </div>
    </ListColumnsProvider>
  );
}
