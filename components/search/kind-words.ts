import { rejectionCauseLabels } from '@/components/domain/rejection-cause';
import { callbackStatusLooks } from '@/components/domain/status-badge';
import { callbackStatuses } from '@/lib/intake/types';
import { rejectionCauses } from '@/lib/providers/contract';
import type { SearchHit, SearchKind } from '@/lib/search/types';

export const kindWords: Readonly<Record<SearchKind, { one: string; many: string }>> = {
  callback: { one: 'Callback', many: 'Callbacks' },
  transfer: { one: 'Transfer', many: 'Transfers' },
  batch: { one: 'Batch', many: 'Batches' },
  suborder: { one: 'Sub-order', many: 'Sub-orders' },
  rejected: { one: 'Rejected request', many: 'Rejected requests' },
};

/** Pure: the status of what was found, as its own list words it. */
export function hitStatus({ kind, status }: SearchHit): string {
  const known = callbackStatuses.find((one) => one === status);
  if (kind === 'callback' && known) return callbackStatusLooks[known].label;
  const cause = rejectionCauses.find((one) => one === status);
  return kind === 'rejected' && cause ? rejectionCauseLabels[cause] : status;
}

/** Pure: what a hit is called in its list: callbacks by our number, the others by the provider's id. */
export function hitName({ kind, id, title }: Pick<SearchHit, 'kind' | 'id' | 'title'>): string {
  return kind === 'callback' ? `#${id}` : title;
}
