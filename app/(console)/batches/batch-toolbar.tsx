import type { Facet } from '@/app/(console)/callbacks/facet-options';
import { ExportMenu } from '@/app/(console)/exports/export-menu';
import { DataTableFacetedFilter } from '@/components/data-table/data-table-faceted-filter';
import { DataTableToolbar } from '@/components/data-table/data-table-toolbar';
import { DataTableViewOptions } from '@/components/data-table/data-table-view-options';
import { readTimeRange } from '@/components/data-table/time-range';
import { TimeRangeFilter } from '@/components/data-table/time-range-filter';
import { hideableBatchColumns } from './list-columns';

/** Search, filters and columns of the batch list. */
export function BatchToolbar({ query, facets }: { query: URLSearchParams; facets: readonly Facet[] }) {
  return (
    <DataTableToolbar
      action="/batches"
      searches="id, hash or address"
      query={query.get('q') ?? ''}
      options={
        <>
          <ExportMenu kind="suborders" query={query} />
          <DataTableViewOptions columns={hideableBatchColumns} />
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
