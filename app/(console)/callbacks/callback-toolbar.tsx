import { ExportMenu } from '@/app/(console)/exports/export-menu';
import { DataTableFacetedFilter } from '@/components/data-table/data-table-faceted-filter';
import { DataTableToolbar } from '@/components/data-table/data-table-toolbar';
import { DataTableViewOptions } from '@/components/data-table/data-table-view-options';
import { readTimeRange } from '@/components/data-table/time-range';
import { TimeRangeFilter } from '@/components/data-table/time-range-filter';
import type { Facet } from './facet-options';
import { hideableCallbackColumns } from './list-columns';

/** Search, filters and columns of the callback list. */
export function CallbackToolbar({ query, facets }: { query: URLSearchParams; facets: readonly Facet[] }) {
  return (
    <DataTableToolbar
      action="/callbacks"
      searches="callback, batch or transfer id"
      query={query.get('q') ?? ''}
      options={
        <>
          <ExportMenu kind="callbacks" query={query} />
          <DataTableViewOptions columns={hideableCallbackColumns} />
        </>
      }
    >
      {facets.map(({ name, label, options }) => (
        <DataTableFacetedFilter key={name} name={name} label={label} options={options} selected={query.getAll(name)} />
      ))}
      <TimeRangeFilter range={readTimeRange(query)} />
    </DataTableToolbar>
  );
}
