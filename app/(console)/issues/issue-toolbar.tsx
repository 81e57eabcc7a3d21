import type { Facet } from '@/app/(console)/callbacks/facet-options';
import { ExportMenu } from '@/app/(console)/exports/export-menu';
import { DataTableFacetedFilter } from '@/components/data-table/data-table-faceted-filter';
import { DataTableToolbar } from '@/components/data-table/data-table-toolbar';
import { DataTableViewOptions } from '@/components/data-table/data-table-view-options';
import { readTimeRange } from '@/components/data-table/time-range';
import { TimeRangeFilter } from '@/components/data-table/time-range-filter';
import type { IssueSort } from '@/lib/ledger/issues/issue-filter';
import { readIssueTab } from './issue-list-query';
import { hideableIssueColumns } from './list-columns';
import { SortSelect } from './sort-select';

interface IssueToolbarProps {
  query: URLSearchParams;
  facets: readonly Facet[];
  sort: IssueSort;
  /** That money at risk is in. */
  currencies: readonly string[];
}

/** The query with the open tab spelled out: what the list shows is what its file holds. */
function tabQuery(query: URLSearchParams): URLSearchParams {
  const spelled = new URLSearchParams(query);
  const tab = readIssueTab(query);
  if (tab === 'all') spelled.delete('state');
  else spelled.set('state', tab);
  return spelled;
}

/** Search, filters, order and columns of the list of issues. The tab that is open stays open. */
export function IssueToolbar({ query, facets, sort, currencies }: IssueToolbarProps) {
  const tab = query.get('state');
  return (
    <DataTableToolbar
      action="/issues"
      searches="issue, batch, transfer or hash"
      query={query.get('q') ?? ''}
      options={
        <>
          <ExportMenu kind="issues" query={tabQuery(query)} />
          <DataTableViewOptions columns={hideableIssueColumns} />
        </>
      }
    >
      {tab !== null && <input type="hidden" name="state" value={tab} />}
      {facets.map(({ name, label, options }) => (
        <DataTableFacetedFilter key={name} name={name} label={label} options={options} selected={query.getAll(name)} />
      ))}
      <TimeRangeFilter range={readTimeRange(query)} />
      <SortSelect sort={sort} currencies={currencies} />
    </DataTableToolbar>
  );
}
