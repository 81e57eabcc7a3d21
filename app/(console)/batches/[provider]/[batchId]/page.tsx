import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type Loaded, load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { requireActor } from '@/lib/access/web/session';
import { parseBatchFilter } from '@/lib/ledger/batch-filter';
import { getBatch } from '@/lib/ledger/get-batch';
import { listBatches } from '@/lib/ledger/list-batches';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { BatchSkeleton } from './batch-skeleton';
import { BatchView } from './batch-view';
import { ChooseAccount } from './choose-account';
import { listBatchCallbacks } from './list-batch-callbacks';
import { readAddress } from './read-address';

type BatchPageProps = PageProps<'/batches/[provider]/[batchId]'>;

export async function generateMetadata({ params }: BatchPageProps): Promise<Metadata> {
  const { batchId } = readAddress(await params, null);
  return { title: `Batch ${batchId}` };
}

/** What the URL leads to: a batch, nothing, or several batches of one id. Read once a request. */
const readBatch = cache(async (provider: string, batchId: string, account: string | null) => {
  const ctx = await requireActor();
  try {
    const batch = await getBatch(ctx, { provider, batchId, account });
    return { found: 'one', batch, ...(await listBatchCallbacks(ctx, batch)) } as const;
  } catch (error) {
    if (error instanceof NotFoundError) return { found: 'none' } as const;
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    const { data } = await listBatches(ctx, parseBatchFilter({ provider, q: batchId }));
    return { found: 'several', batches: data.filter((batch) => batch.batchId === batchId) } as const;
  }
});

interface BatchSectionProps {
  loaded: Promise<Loaded<Awaited<ReturnType<typeof readBatch>>>>;
  /** This page's own URL. */
  again: string;
  now: Date;
}

async function BatchSection({ loaded, again, now }: BatchSectionProps) {
  const result = await loaded;
  if (!result.ok) return <LoadFailed title="The batch could not be read" again={again} {...result} />;
  const read = result.value;
  switch (read.found) {
    case 'none':
      return notFound();
    case 'several':
      return <ChooseAccount batches={read.batches} />;
    case 'one':
      return <BatchView batch={read.batch} callbacks={read.callbacks} moreCallbacks={read.more} now={now} />;
  }
}

export default async function BatchPage({ params, searchParams }: BatchPageProps) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const { provider, batchId, account } = readAddress(await params, query.get('account'));
  const loaded = load(ctx, () => readBatch(provider, batchId, account ?? null));
  const again = `/batches/${encodeURIComponent(provider)}/${encodeURIComponent(batchId)}${query.size === 0 ? '' : `?${query}`}`;
  return (
    <SoonOrSkeleton ready={loaded} skeleton={<BatchSkeleton />}>
      <BatchSection loaded={loaded} again={again} now={ctx.clock.now()} />
    </SoonOrSkeleton>
  );
}
