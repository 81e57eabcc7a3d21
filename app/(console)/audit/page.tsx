import { listFilters } from '@/app/(console)/list/list-filters';
import { ListPage } from '@/app/(console)/list/list-page';
import { ListRows } from '@/app/(console)/list/list-rows';
import { ListToolbar } from '@/app/(console)/list/list-toolbar';
import { NoneFits } from '@/app/(console)/list/none-fits';
import { offeredFields } from '@/app/(console)/list/offered-fields';
import { readListFilter } from '@/app/(console)/list/read-list-filter';
import { load } from '@/app/(console)/load';
import { searchQuery } from '@/app/(console)/search-query';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { readAuditFilter } from '@/lib/ledger/audit/audit-filter';
import { countAudit } from '@/lib/ledger/audit/count-audit';
import { listAudit } from '@/lib/ledger/audit/list-audit';
import { listAuditFacets } from '@/lib/ledger/audit/list-audit-facets';
import { nameSubjects } from '@/lib/ledger/audit/name-subjects';
import { NothingDone } from './audit-empty';
import { auditFacets, noFacets } from './audit-facets';
import { toListItem } from './audit-list-item';
import { AuditTable } from './audit-table';
import { auditList } from './list-shape';

/** Who did what, when, from where, before and after. */
export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const { filter, problems } = readListFilter(query, ctx.clock.now(), readAuditFilter);
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listAudit(ctx, filter), countAudit(ctx, filter)]);
    const subjects = page.data.map(({ subject }) => subject);
    const names = await nameSubjects(ctx, subjects);
    return { ...page, data: page.data.map((item) => toListItem(item, names)), total };
  });
  const mayRead = may(ctx.actor, 'audit.read');
  const offered = mayRead ? await load(ctx, () => listAuditFacets(ctx)) : null;
  const facets = auditFacets(offered?.ok ? offered.value : noFacets);
  const fields = offeredFields({ fields: [], labels: {}, facets });
  const filters = listFilters({ pathname: '/audit', query, fields, problems });
  return (
    <ListPage
      list={auditList}
      query={query}
      header={{
        title: 'Audit',
        description:
          'Who did what, when, from where, before and after. The database refuses to change or remove an entry, and each is chained to the one before it.',
      }}
      toolbar={
        mayRead && (
          <ListToolbar
            list={auditList}
            query={query}
            searches="id, subject or address"
            fields={fields}
            file={{ kind: 'audit' }}
          />
        )
      }
      filters={filters}
      rows={rows}
    >
      <ListRows
        list={auditList}
        title="The audit"
        rows={rows}
        query={query}
        none={<NothingDone />}
        noneFits={filters.filtered ? <NoneFits pathname="/audit" what="entry" /> : null}
      >
        {({ data }) => <AuditTable entries={data} />}
      </ListRows>
    </ListPage>
  );
}
