import { type Loaded, load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { DocumentTitle } from '@/components/frame/document-title';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { requireActor } from '@/lib/access/web/session';
import { ComparePair } from './compare-pair';
import { Comparison } from './comparison';
import { loadComparison } from './load-comparison';

async function ComparisonSection({
  loaded,
  again,
}: {
  loaded: Promise<Loaded<Awaited<ReturnType<typeof loadComparison>>>>;
  again: string;
}) {
  const result = await loaded;
  if (!result.ok) return <LoadFailed title="The callbacks could not be compared" again={again} {...result} />;
  const found = result.value;
  if (found === null) {
    return (
      <EmptyState title="Nothing to compare">
        <p>
          There is no callback of this id, or it speaks of no transfer or batch. Open a{' '}
          <Link href="/transfers" className="underline underline-offset-2">
            transfer
          </Link>{' '}
          or{' '}
          <Link href="/batches" className="underline underline-offset-2">
            batch
          </Link>{' '}
          and compare its callbacks from there.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
      <ComparePair {...found} />
      <Comparison {...found} />
    </div>
  );
}

export default async function ComparePage({ searchParams }: PageProps<'/callbacks/compare'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const loaded = load(ctx, () => loadComparison(ctx, { one: query.get('one'), other: query.get('other') }));
  return (
    <>
      <DocumentTitle>Compare two callbacks</DocumentTitle>
      <PageHeader
        breadcrumb={
          <nav aria-label="Breadcrumb">
            <Link href="/callbacks" className="hover:underline">
              Callbacks
            </Link>
          </nav>
        }
        title="Compare two callbacks"
        description="Of the same transfer or batch, the earlier against the later."
      />
      <SoonOrSkeleton ready={loaded} skeleton={<Skeleton className="mx-4 h-96 md:mx-6" />}>
        <ComparisonSection loaded={loaded} again={`/callbacks/compare?${query}`} />
      </SoonOrSkeleton>
    </>
  );
}
