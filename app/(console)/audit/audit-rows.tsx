import { ScrollTextIcon, SearchXIcon } from 'lucide-react';
import Link from 'next/link';
import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import type { BoundedCount } from '@/components/data-table/bounded-count';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Page } from '@/lib/intake/types';
import type { AuditListItem } from './audit-list-item';
import { AuditTable } from './audit-table';

function NoneFits() {
  return (
    <EmptyState
      icon={SearchXIcon}
      title="No entry fits these filters"
      actions={
        <Link href="/audit" className={buttonStyles()}>
          Clear filters
        </Link>
      }
    >
      <p>Take one away above, or clear them all.</p>
    </EmptyState>
  );
}

function NoneYet() {
  return (
    <EmptyState icon={ScrollTextIcon} title="Nothing was done yet">
      <p>Every sign-in, change, replay and export of a person or an API token appears here, and stays.</p>
    </EmptyState>
  );
}

interface AuditRowsProps {
  rows: Promise<Loaded<Page<AuditListItem> & { total: BoundedCount }>>;
  query: URLSearchParams;
  filtered: boolean;
}

/** What the list came to: rows, nothing, nothing that fits, or that it could not be read. */
export async function AuditRows({ rows, query, filtered }: AuditRowsProps) {
  const loaded = await rows;
  if (!loaded.ok) {
    const again = againHref('/audit', query, loaded.incidentId);
    return <LoadFailed title="The audit could not be read" again={again} {...loaded} />;
  }
  const { data, nextCursor, total } = loaded.value;
  if (data.length === 0 && !query.has('cursor')) return filtered ? <NoneFits /> : <NoneYet />;
  return (
    <>
      <AuditTable entries={data} />
      <DataTablePagination
        pathname="/audit"
        query={query}
        shown={data.length}
        total={total}
        noun="entries"
        nextCursor={nextCursor}
      />
    </>
  );
}
