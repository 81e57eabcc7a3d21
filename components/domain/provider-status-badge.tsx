import { CircleQuestionMarkIcon, TriangleAlertIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Outcome } from '@/lib/providers/contract';
import { outcomeLooks } from './outcome-badge';

export interface ProviderStatusBadgeProps {
  /** The provider's own word: `PARTIAL`, `BLOCKED`, anything. */
  status: string;
  /** What it means; gives colour and shape. Null: a word nobody knows. */
  outcome: Outcome | null;
  /** Contradicting news came: a person has to look. */
  conflicted?: boolean;
  plain?: boolean;
}

/** The status of a batch, sub-order or transfer in the provider's word, coloured by what it means for the money. */
export function ProviderStatusBadge({ status, outcome, conflicted = false, plain = false }: ProviderStatusBadgeProps) {
  const look = outcome === null ? null : outcomeLooks[outcome];
  const hint = look?.hint ?? 'A status this console does not know. It is never read as success.';
  return (
    <Badge
      tone={conflicted ? 'violet' : (look?.tone ?? 'neutral')}
      icon={conflicted ? TriangleAlertIcon : (look?.icon ?? CircleQuestionMarkIcon)}
      edge={look === null ? 'dashed' : plain ? 'plain' : 'none'}
      // The word too: a long one is cut where it stands.
      title={`${status}: ${conflicted ? `Contradicting news came after this. ${hint}` : hint}`}
    >
      {status}
      {conflicted && <span className="sr-only">, in conflict</span>}
    </Badge>
  );
}
