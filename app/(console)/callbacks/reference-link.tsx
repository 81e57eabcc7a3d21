import { MonoId } from '@/components/domain/mono-id';
import type { CallbackSummary } from '@/lib/intake/types';

/** What the callback speaks of: its batch (a link), else its transfer, else nothing. */
export function ReferenceLink({
  callback: { provider, account, batchId, transferId },
  className,
}: {
  callback: Pick<CallbackSummary, 'provider' | 'account' | 'batchId' | 'transferId'>;
  className?: string;
}) {
  if (batchId !== null) {
    const path = `/batches/${encodeURIComponent(provider)}/${encodeURIComponent(batchId)}` as const;
    return (
      <MonoId
        value={batchId}
        href={account === 'default' ? path : `${path}?account=${account}`}
        className={className}
      />
    );
  }
  if (transferId !== null) return <MonoId value={transferId} className={className} />;
  return <span className="text-faint">—</span>;
}
