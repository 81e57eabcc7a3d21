import { SearchXIcon, ShieldCheckIcon } from 'lucide-react';
import Link from 'next/link';
import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import type { BoundedCount } from '@/components/data-table/bounded-count';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Page, RequestSummary } from '@/lib/intake/types';
import { RejectedTable } from './rejected-table';

function NoneFits() {
  return (
    <EmptyState
      icon={SearchXIcon}
      title="No rejected request fits these filters"
      actions={
        <Link href="/rejected" className={buttonStyles()}>
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
    <EmptyState icon={ShieldCheckIcon} title="Nothing was turned away">
      <p>
        A request whose sender cannot be proven, or that cannot be understood, is kept here with its cause and its
        bytes: nothing that arrives is dropped silently.
      </p>
    </EmptyState>
  );
}

interface RejectedRowsProps {
  rows: Promise<Loaded<Page<RequestSummary> & { total: BoundedCount }>>;
  query: URLSearchParams;
  filtered: boolean;
}

/** What the list came to: rows, nothing, nothing that fits, or that it could not be read. */
export async function RejectedRows({ rows, query, filtered }: RejectedRowsProps) {
  const loaded = await rows;
  if (!loaded.ok) {
    const again = againHref('/rejected', query, loaded.incidentId);
    return <LoadFailed title="The rejected requests could not be read" again={again} {...loaded} />;
  }
  const { data, nextCursor, total } = loaded.value;
  if (data.length === 0 && !query.has('cursor')) return filtered ? <NoneFits /> : <NoneYet />;
  return (
    <>
      <RejectedTable requests={data} />
      <DataTablePagination
        pathname="/rejected"
        query={query}
        shown={data.length}
        total={total}
        noun="requests"
        nextCursor={nextCursor}
      />
    </>
  );
}
