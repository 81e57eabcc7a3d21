import type { Facet } from '@/app/(console)/callbacks/facet-options';
import { ExportMenu } from '@/app/(console)/exports/export-menu';
import { DataTableFacetedFilter } from '@/components/data-table/data-table-faceted-filter';
import { DataTableToolbar } from '@/components/data-table/data-table-toolbar';
import { DataTableViewOptions } from '@/components/data-table/data-table-view-options';
import { readTimeRange } from '@/components/data-table/time-range';
import { TimeRangeFilter } from '@/components/data-table/time-range-filter';
import { parseTransferFilter } from '@/lib/ledger/transfer-filter';
import { AmountFilter } from './amount-filter';
import { hideableTransferColumns } from './list-columns';

interface TransferToolbarProps {
  query: URLSearchParams;
  facets: readonly Facet[];
  currencies: readonly string[];
}

/** Search, filters and columns of the list of transfers. */
export function TransferToolbar({ query, facets, currencies }: TransferToolbarProps) {
  return (
    <DataTableToolbar
      action="/transfers"
      searches="id, reference, hash or address"
      query={query.get('q') ?? ''}
      options={
        <>
          <ExportMenu kind="transfers" query={query} />
          <DataTableViewOptions columns={hideableTransferColumns} />
        </>
      }
    >
      {facets.map(({ name, label, options }) => (
        <DataTableFacetedFilter key={name} name={name} label={label} options={options} selected={query.getAll(name)} />
      ))}
      <AmountFilter range={parseTransferFilter(query).amount} currencies={currencies} />
      <TimeRangeFilter range={readTimeRange(query)} />
    </DataTableToolbar>
  );
}
