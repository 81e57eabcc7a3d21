import type { ReactNode } from 'react';
import { ExportMenu } from '@/app/(console)/exports/export-menu';
import { carriedParams } from '@/components/data-table/columns-href';
import { ColumnsPanel } from '@/components/data-table/columns-panel';
import { DataTableFacetedFilter } from '@/components/data-table/data-table-faceted-filter';
import { DataTableToolbar } from '@/components/data-table/data-table-toolbar';
import type { ListShape } from '@/components/data-table/list-shape';
import { readTimeRange } from '@/components/data-table/time-range';
import { TimeRangeFilter } from '@/components/data-table/time-range-filter';
import type { ListKind } from '@/lib/exports/types';
import type { Facet } from './facet';

interface ListToolbarProps {
  list: ListShape;
  query: URLSearchParams;
  /** What the search looks through; null: this list has none. */
  searches: string | null;
  facets: readonly Facet[];
  /** The file that the list can be had as, and the query that asks for its rows where it is not the page's own. */
  file?: { kind: ListKind; query?: URLSearchParams };
  /** Further fields of the form, between the facets and the time. */
  children?: ReactNode;
  /** Fields of the form after the time: the order. */
  order?: ReactNode;
}

/** Search, filters, file and columns of a list. */
export function ListToolbar({ list, query, searches, facets, file, children, order }: ListToolbarProps) {
  return (
    <DataTableToolbar
      action={list.pathname}
      searches={searches}
      query={query.get('q') ?? ''}
      options={
        <>
          {file && <ExportMenu kind={file.kind} query={file.query ?? query} />}
          <ColumnsPanel />
        </>
      }
    >
      {carriedParams(query).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {facets.map(({ name, label, options }) => (
        <DataTableFacetedFilter key={name} name={name} label={label} options={options} selected={query.getAll(name)} />
      ))}
      {children}
      <TimeRangeFilter range={readTimeRange(query)} />
      {order}
    </DataTableToolbar>
  );
}
