import { ShieldCheckIcon } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';

/** No request was turned away so far. */
export function NothingRejected() {
  return (
    <EmptyState icon={ShieldCheckIcon} title="Nothing was turned away">
      <p>
        A request whose sender cannot be proven, or that cannot be understood, is kept here with its cause and its
        bytes: nothing that arrives is dropped silently.
      </p>
    </EmptyState>
  );
}
