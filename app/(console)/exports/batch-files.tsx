import type { BatchDetails } from '@/lib/ledger/types';
import { EvidenceButton } from './evidence-button';
import { ExportMenu } from './export-menu';

/** What can be downloaded of one batch: its lines, and everything about it. */
export function BatchFiles({ batch }: { batch: Pick<BatchDetails, 'id' | 'provider' | 'account' | 'batchId'> }) {
  const { id, provider, account, batchId } = batch;
  return (
    <>
      <ExportMenu kind="suborders" query={new URLSearchParams({ provider, account, batchId })} />
      <EvidenceButton record={`batch:${id}`} />
    </>
  );
}
