import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderStatusBadge } from '@/components/domain/provider-status-badge';
import type { CallbackDetails } from '@/lib/intake/types';

/** What the callback says: the provider's own word, and what that means for the money. */
export function Says({
  callback: { providerStatus, outcome },
}: {
  callback: Pick<CallbackDetails, 'providerStatus' | 'outcome'>;
}) {
  return (
    <span className="inline-flex min-w-0 max-w-full flex-wrap items-center gap-x-2 gap-y-1">
      {providerStatus !== '' && <ProviderStatusBadge status={providerStatus} outcome={outcome} />}
      <OutcomeBadge outcome={outcome} plain />
    </span>
  );
}
