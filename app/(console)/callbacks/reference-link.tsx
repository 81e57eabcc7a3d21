import { MonoId } from '@/components/domain/mono-id';
import { findTransferHref } from '@/components/transfer/transfer-href';
import type { CallbackSummary } from '@/lib/intake/types';
import { batchPath } from './batch-path';

/** What the callback speaks of, as the way to it: its batch, else its transfer; nothing where it speaks of neither. */
export function ReferenceLink({
  callback: { provider, account, batchId, transferId },
  className,
  copy = false,
}: {
  callback: Pick<CallbackSummary, 'provider' | 'account' | 'batchId' | 'transferId'>;
  className?: string;
  /** With a button that copies the id, where there is room for one. */
  copy?: boolean;
}) {
  if (batchId !== null) {
    return (
      <MonoId
        value={batchId}
        href={batchPath({ provider, account }, batchId)}
        copy={copy ? 'batch id' : undefined}
        className={className}
      />
    );
  }
  if (transferId !== null) {
    return (
      <MonoId
        value={transferId}
        href={findTransferHref({ provider, account, transferId })}
        copy={copy ? 'transfer id' : undefined}
        className={className}
      />
    );
  }
  return <span className="text-faint">—</span>;
}
