import { batchHref } from '@/components/batch/batch-href';
import { MonoId } from '@/components/domain/mono-id';
import { CopyButton } from '@/components/ui/copy-button';
import type { BatchSummary } from '@/lib/ledger/types';

/** The batch's id as the way to it, and to copy on hover and focus of the row; until then the button takes no room. */
export function BatchIdCell({ batch }: { batch: BatchSummary }) {
  return (
    <span className="lead">
      <MonoId value={batch.batchId} href={batchHref(batch)} />
      <CopyButton text={batch.batchId} label={`Copy batch id ${batch.batchId}`} className="lead-copy" />
    </span>
  );
}
