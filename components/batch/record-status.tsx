import { ProviderStatusBadge } from '@/components/domain/provider-status-badge';
import { Badge } from '@/components/ui/badge';
import type { BatchSummary, SuborderView } from '@/lib/ledger/types';
import { isKnownStatus } from './known-statuses';

/** The status of a batch; a word that its provider does not document is marked as unknown. */
export function BatchStatus({
  batch: { provider, status, outcome, conflicted },
}: {
  batch: Pick<BatchSummary, 'provider' | 'status' | 'outcome' | 'conflicted'>;
}) {
  const known = isKnownStatus(provider, 'batch', status);
  return <ProviderStatusBadge status={status} outcome={known ? outcome : null} conflicted={conflicted} />;
}

/** The status of a line; empty where its callbacks named the line without one. */
export function LineStatus({
  line: { status, outcome, conflicted },
  provider = 'gatepay',
}: {
  line: Pick<SuborderView, 'status' | 'outcome' | 'conflicted'>;
  provider?: string;
}) {
  if (status === '') {
    return (
      <Badge edge="dashed" title="The callbacks named this line without a status so far.">
        no status
      </Badge>
    );
  }
  const known = isKnownStatus(provider, 'line', status);
  return <ProviderStatusBadge status={status} outcome={known ? outcome : null} conflicted={conflicted} />;
}
