import { redirect } from 'next/navigation';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import { DocumentTitle } from '@/components/frame/document-title';
import { transferHref } from '@/components/transfer/transfer-href';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/web/session';
import { findTransfers } from '@/lib/ledger/find-transfers';
import { ChooseTransfer } from './choose-transfer';
import { NoSuchTransfer } from './no-such-transfer';

const title = <DocumentTitle>Find a transfer</DocumentTitle>;

/** Leads on to the transfer that a provider calls so; asks which one where several accounts or kinds share the id. */
export default async function FindTransferPage({ searchParams }: PageProps<'/transfers/find'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const provider = query.get('provider') ?? '';
  const transferId = query.get('transferId') ?? '';
  const account = query.get('account');
  const found = await load(ctx, () => findTransfers(ctx, { provider, transferId, account }));
  if (!found.ok) {
    return (
      <>
        {title}
        <PageHeader title="Find a transfer" />
        <LoadFailed title="The transfer could not be looked up" again={`/transfers/find?${query}`} {...found} />
      </>
    );
  }
  const [first, ...others] = found.value;
  if (first && others.length === 0) return redirect(transferHref(first.id));
  return (
    <>
      {title}
      {first ? (
        <ChooseTransfer transfers={found.value} />
      ) : (
        <NoSuchTransfer provider={provider} account={account} transferId={transferId} />
      )}
    </>
  );
}
