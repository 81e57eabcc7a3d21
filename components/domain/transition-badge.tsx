import { ArrowRightIcon, CircleQuestionMarkIcon, GitCompareArrowsIcon, HistoryIcon, PlusIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { TransitionVerdict } from '@/lib/ledger/types';
import type { StatusLook } from './status-badge';

/** Label, colour, shape and meaning of what one piece of news did to a record. */
export const transitionLooks: Record<TransitionVerdict, StatusLook> = {
  opened: { label: 'Opened', tone: 'neutral', icon: PlusIcon, hint: 'The first news of it.' },
  advanced: { label: 'Advanced', tone: 'blue', icon: ArrowRightIcon, hint: 'Moved it on.' },
  superseded: { label: 'Superseded', tone: 'amber', icon: HistoryIcon, hint: 'Came late: kept, changed nothing.' },
  conflict: {
    label: 'Conflict',
    tone: 'violet',
    icon: GitCompareArrowsIcon,
    hint: 'Contradicts a final status: kept, raised as an issue, changed nothing.',
  },
  unrecognised: {
    label: 'Unrecognised',
    tone: 'neutral',
    icon: CircleQuestionMarkIcon,
    hint: 'A word this console does not know: kept, changed nothing.',
  },
};

/** What one piece of news did. */
export function TransitionBadge({ verdict, plain = false }: { verdict: TransitionVerdict; plain?: boolean }) {
  const { label, tone, icon, hint } = transitionLooks[verdict];
  return (
    <Badge tone={tone} icon={icon} edge={verdict === 'unrecognised' ? 'dashed' : plain ? 'plain' : 'none'} title={hint}>
      {label}
    </Badge>
  );
}
