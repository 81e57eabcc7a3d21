import { SearchXIcon } from 'lucide-react';
import { providerLabel } from '@/components/domain/provider-mark';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';

interface NoSuchTransferProps {
  provider: string;
  account: string | null;
  transferId: string;
}

/** The ledger holds no transfer of this id: why that may be, and where to look. */
export function NoSuchTransfer({ provider, account, transferId }: NoSuchTransferProps) {
  const callbacks = new URLSearchParams({ provider, ...(account === null ? {} : { account }), q: transferId });
  return (
    <EmptyState
      icon={SearchXIcon}
      title="The ledger holds no transfer of this id"
      heading="h1"
      actions={
        <>
          <Link href={`/callbacks?${callbacks}`} className={buttonStyles()}>
            See its callbacks
          </Link>
          <Link href="/transfers" className={buttonStyles()}>
            See all transfers
          </Link>
        </>
      }
    >
      <p>
        <span className="break-all font-mono text-xs">{transferId || 'No id was given'}</span>
        {provider !== '' && <> of {providerLabel(provider)}</>}. A transfer appears once a callback that tells of it is
        applied. Callbacks that tell of no movement, that are not proven, or that only a payer’s browser brought are
        kept and shown, and make none.
      </p>
    </EmptyState>
  );
}
