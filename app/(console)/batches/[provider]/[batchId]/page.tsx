import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type Loaded, load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import type { BatchCallbackPages } from '@/components/batch/batch-callbacks';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { DocumentTitle } from '@/components/frame/document-title';
import { LivePage } from '@/components/live/live-page';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { getDoubts } from '@/lib/exports/resubmit/read-doubts';
import { parseBatchFilter } from '@/lib/ledger/batch-filter';
import { readChainMap } from '@/lib/ledger/chains/read-chain-map';
import { getBatchFront } from '@/lib/ledger/get-batch-front';
import { listBatches } from '@/lib/ledger/list-batches';
import { findBatchVersion } from '@/lib/live/read-version';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { BatchSkeleton } from './batch-skeleton';
import { BatchView } from './batch-view';
import { ChooseAccount } from './choose-account';
import { firstLines } from './first-lines';
import { listBatchCallbacks } from './list-batch-callbacks';
import { readAddress } from './read-address';

type BatchPageProps = PageProps<'/batches/[provider]/[batchId]'>;

/** What the URL leads to: a batch, nothing, or several batches of one id. Read once a request. */
const readBatch = cache(async (provider: string, batchId: string, account: string | null, cursor: string | null) => {
  const ctx = await requireActor();
  try {
    const version = await findBatchVersion(ctx, { provider, batchId, account });
    const batch = await getBatchFront(ctx, { provider, batchId, account }, firstLines);
    const [told, doubts, chainMap] = await Promise.all([
      listBatchCallbacks(ctx, batch, cursor),
      getDoubts(ctx, batch.id),
      load(ctx, () => readChainMap(ctx)),
    ]);
    return { found: 'one', batch, version, ...told, doubts, chainMap: chainMap.ok ? chainMap.value : [] } as const;
  } catch (error) {
    if (error instanceof NotFoundError) return { found: 'none' } as const;
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    const { data } = await listBatches(ctx, parseBatchFilter({ provider, q: batchId }));
    return { found: 'several', batches: data.filter((batch) => batch.batchId === batchId) } as const;
  }
});

interface BatchSectionProps {
  loaded: Promise<Loaded<Awaited<ReturnType<typeof readBatch>>>>;
  /** This page's own. */
  pathname: string;
  query: URLSearchParams;
  mayExport: boolean;
  now: Date;
}

/** The parameter of the page's URL that says from where on its callbacks are shown. */
const callbacksParam = 'callbacks';

/** Where the newest and the older callbacks are, on this very page. */
function callbackPages(pathname: string, query: URLSearchParams, nextCursor: string | null): BatchCallbackPages {
  const at = (cursor: string | null) => {
    const search = new URLSearchParams(query);
    search.delete(callbacksParam);
    if (cursor !== null) search.set(callbacksParam, cursor);
    return { pathname, search: search.toString(), hash: 'callbacks' } as const;
  };
  return { newest: query.has(callbacksParam) ? at(null) : null, older: nextCursor === null ? null : at(nextCursor) };
}

async function BatchSection({ loaded, pathname, query, mayExport, now }: BatchSectionProps) {
  const result = await loaded;
  const again = query.size === 0 ? pathname : `${pathname}?${query}`;
  if (!result.ok) return <LoadFailed title="The batch could not be read" again={again} {...result} />;
  const read = result.value;
  switch (read.found) {
    case 'none':
      return notFound();
    case 'several':
      return <ChooseAccount batches={read.batches} />;
    case 'one':
      return (
        <>
          <LivePage subject={`batch:${read.batch.id}`} version={read.version} />
          <BatchView
            batch={read.batch}
            callbacks={read.callbacks}
            callbackPages={callbackPages(pathname, query, read.nextCursor)}
            chainMap={read.chainMap}
            doubts={read.doubts}
            mayExport={mayExport}
            now={now}
          />
        </>
      );
  }
}

export default async function BatchPage({ params, searchParams }: BatchPageProps) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const { provider, batchId, account } = readAddress(await params, query.get('account'));
  const loaded = load(ctx, () => readBatch(provider, batchId, account ?? null, query.get(callbacksParam)));
  const pathname = `/batches/${encodeURIComponent(provider)}/${encodeURIComponent(batchId)}`;
  return (
    <>
      <DocumentTitle>{`Batch ${batchId}`}</DocumentTitle>
      <SoonOrSkeleton ready={loaded} skeleton={<BatchSkeleton />}>
        <BatchSection
          loaded={loaded}
          pathname={pathname}
          query={query}
          mayExport={may(ctx.actor, 'exports.make')}
          now={ctx.clock.now()}
        />
      </SoonOrSkeleton>
    </>
  );
}
