import { MonoId } from '@/components/domain/mono-id';
import type { CallbackSummary } from '@/lib/intake/types';
import { batchPath } from './batch-path';

/** What the callback speaks of: its batch (a link), else its transfer, else nothing. */
export function ReferenceLink({
  callback: { provider, account, batchId, transferId },
  className,
}: {
  callback: Pick<CallbackSummary, 'provider' | 'account' | 'batchId' | 'transferId'>;
  className?: string;
}) {
  if (batchId !== null) {
    return <MonoId value={batchId} href={batchPath({ provider, account }, batchId)} className={className} />;
  }
  if (transferId !== null) return <MonoId value={transferId} className={className} />;
  return <span className="text-faint">—</span>;
}
