import type { Metadata } from 'next';
import { type Loaded, load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { searchQuery } from '@/app/(console)/search-query';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { requireActor } from '@/lib/access/web/session';
import { type LoadedTransfer, loadTransfer } from './load-transfer';
import { TransferSkeleton } from './transfer-skeleton';
import { TransferView } from './transfer-view';

type TransferPageProps = PageProps<'/transfers/[id]'>;

export async function generateMetadata({ params }: TransferPageProps): Promise<Metadata> {
  return { title: `Transfer ${(await params).id.slice(0, 40)}` };
}

interface TransferSectionProps {
  loaded: Promise<Loaded<LoadedTransfer>>;
  again: string;
  now: Date;
}

async function TransferSection({ loaded, again, now }: TransferSectionProps) {
  const result = await orNotFound(loaded);
  if (!result.ok) return <LoadFailed title="The transfer could not be read" again={again} {...result} />;
  return <TransferView {...result.value} now={now} />;
}

export default async function TransferPage({ params, searchParams }: TransferPageProps) {
  const ctx = await requireActor();
  const { id } = await params;
  const query = searchQuery(await searchParams);
  const loaded = load(ctx, () => orNotFound(loadTransfer(ctx, id, query)));
  const again = `/transfers/${encodeURIComponent(id)}${query.size === 0 ? '' : `?${query}`}`;
  return (
    <SoonOrSkeleton ready={loaded} skeleton={<TransferSkeleton />}>
      <TransferSection loaded={loaded} again={again} now={ctx.clock.now()} />
    </SoonOrSkeleton>
  );
}
