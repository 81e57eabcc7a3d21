import type { Metadata } from 'next';
import { filterChips } from '@/app/(console)/callbacks/filter-chips';
import { ExportMenu } from '@/app/(console)/exports/export-menu';
import { load } from '@/app/(console)/load';
import { searchQuery } from '@/app/(console)/search-query';
import { DataTableFacetedFilter } from '@/components/data-table/data-table-faceted-filter';
import { DataTableSkeleton } from '@/components/data-table/data-table-skeleton';
import { DataTableToolbar } from '@/components/data-table/data-table-toolbar';
import { DataTableViewOptions } from '@/components/data-table/data-table-view-options';
import { FilterChips } from '@/components/data-table/filter-chips';
import { readTableView } from '@/components/data-table/read-table-view';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { TableViewProvider } from '@/components/data-table/table-view-provider';
import { readTimeRange, withInstants } from '@/components/data-table/time-range';
import { TimeRangeFilter } from '@/components/data-table/time-range-filter';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { parseAuditFilter } from '@/lib/ledger/audit/audit-filter';
import { countAudit } from '@/lib/ledger/audit/count-audit';
import { listAudit } from '@/lib/ledger/audit/list-audit';
import { listAuditFacets } from '@/lib/ledger/audit/list-audit-facets';
import { nameSubjects } from '@/lib/ledger/audit/name-subjects';
import { auditFacets, noFacets } from './audit-facets';
import { toListItem } from './audit-list-item';
import { AuditRows } from './audit-rows';
import { auditColumns, auditListName, auditWidths, hideableAuditColumns } from './list-columns';

export const metadata: Metadata = { title: 'Audit' };

/** Who did what, when, from where, before and after. */
export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const filter = parseAuditFilter(withInstants(query, ctx.clock.now()));
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listAudit(ctx, filter), countAudit(ctx, filter)]);
    const subjects = page.data.map(({ subject }) => subject);
    const names = await nameSubjects(ctx, subjects);
    return { ...page, data: page.data.map((item) => toListItem(item, names)), total };
  });
  const mayRead = may(ctx.actor, 'audit.read');
  const [view, offered] = await Promise.all([
    readTableView(
      auditListName,
      auditColumns.map(({ id }) => id),
    ),
    mayRead ? load(ctx, () => listAuditFacets(ctx)) : null,
  ]);
  const facets = auditFacets(offered?.ok ? offered.value : noFacets, query);
  const chips = filterChips('/audit', query, facets);
  return (
    <TableViewProvider name={auditListName} initial={view}>
      <div className="flex min-h-0 flex-1 flex-col">
        <PageHeader
          title="Audit"
          description="Who did what, when, from where, before and after. The database refuses to change or remove an entry, and each is chained to the one before it."
        />
        {mayRead && (
          <DataTableToolbar
            action="/audit"
            searches="id, subject or address"
            query={query.get('q') ?? ''}
            options={
              <>
                <ExportMenu kind="audit" query={query} />
                <DataTableViewOptions columns={hideableAuditColumns} />
              </>
            }
          >
            {facets.map(({ name, label, options }) => (
              <DataTableFacetedFilter
                key={name}
                name={name}
                label={label}
                options={options}
                selected={query.getAll(name)}
              />
            ))}
            <TimeRangeFilter range={readTimeRange(query)} />
          </DataTableToolbar>
        )}
        <FilterChips chips={chips} clear={{ pathname: '/audit', search: '' }} />
        <SoonOrSkeleton
          ready={rows}
          skeleton={<DataTableSkeleton headers={auditColumns.map(({ label }) => label)} widths={auditWidths} />}
        >
          <AuditRows rows={rows} query={query} filtered={chips.length > 0} />
        </SoonOrSkeleton>
      </div>
    </TableViewProvider>
  );
}
