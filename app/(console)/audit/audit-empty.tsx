import { ScrollTextIcon } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';

/** Nobody did anything so far. */
export function NothingDone() {
  return (
    <EmptyState icon={ScrollTextIcon} title="Nothing was done yet">
      <p>Every sign-in, change, replay and export of a person or an API token appears here, and stays.</p>
    </EmptyState>
  );
}
