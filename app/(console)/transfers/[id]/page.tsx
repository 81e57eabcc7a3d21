import { notFound } from 'next/navigation';
import { type Loaded, load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { DocumentTitle } from '@/components/frame/document-title';
import { LivePage } from '@/components/live/live-page';
import type { ActorContext } from '@/lib/access/actor';
import { requireActor } from '@/lib/access/web/session';
import { findVersion } from '@/lib/live/read-version';
import { NotFoundError } from '@/lib/platform/errors';
import { type LoadedTransfer, loadTransfer } from './load-transfer';
import { TransferSkeleton } from './transfer-skeleton';
import { TransferView } from './transfer-view';

type TransferPageProps = PageProps<'/transfers/[id]'>;

/** Null where there is no such transfer: its section then leaves for the page that says so. */
async function findTransfer(ctx: ActorContext, id: string, query: URLSearchParams): Promise<LoadedTransfer | null> {
  try {
    return await loadTransfer(ctx, id, query);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

interface TransferSectionProps {
  loaded: Promise<Loaded<LoadedTransfer | null>>;
  again: string;
  now: Date;
  version: string | null;
}

async function TransferSection({ loaded, again, now, version }: TransferSectionProps) {
  const result = await loaded;
  if (!result.ok) return <LoadFailed title="The transfer could not be read" again={again} {...result} />;
  if (result.value === null) return notFound();
  return (
    <>
      <LivePage subject={`transfer:${result.value.transfer.id}`} version={version} />
      <TransferView {...result.value} now={now} />
    </>
  );
}

export default async function TransferPage({ params, searchParams }: TransferPageProps) {
  const ctx = await requireActor();
  const { id } = await params;
  const query = searchQuery(await searchParams);
  const version = await findVersion(ctx, { kind: 'transfer', id });
  const loaded = load(ctx, () => findTransfer(ctx, id, query));
  const again = `/transfers/${encodeURIComponent(id)}${query.size === 0 ? '' : `?${query}`}`;
  return (
    <>
      <DocumentTitle>{`Transfer ${id}`}</DocumentTitle>
      <SoonOrSkeleton ready={loaded} skeleton={<TransferSkeleton />}>
        <TransferSection loaded={loaded} again={again} now={ctx.clock.now()} version={version} />
      </SoonOrSkeleton>
    </>
  );
}
