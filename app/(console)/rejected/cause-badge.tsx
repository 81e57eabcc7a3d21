import { ShieldXIcon } from 'lucide-react';
import { rejectionCauseLabels } from '@/components/domain/rejection-cause';
import { Badge } from '@/components/ui/badge';
import type { RejectionCause } from '@/lib/providers/contract';

/** Why a request was turned away, in the list's words. */
export function CauseBadge({ cause }: { cause: RejectionCause | null }) {
  return (
    <Badge tone="red" icon={ShieldXIcon}>
      {cause === null ? 'No cause kept' : rejectionCauseLabels[cause]}
    </Badge>
  );
}
