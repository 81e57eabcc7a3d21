import { CircleCheckIcon, CircleDashedIcon, CircleXIcon, type LucideIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { ProbeState } from '@/lib/reconcile/probe/types';

const looks: Readonly<Record<ProbeState, { label: string; tone: Tone; icon: LucideIcon }>> = {
  waiting: { label: 'Waiting', tone: 'blue', icon: CircleDashedIcon },
  answered: { label: 'Answered', tone: 'green', icon: CircleCheckIcon },
  failed: { label: 'Given up', tone: 'red', icon: CircleXIcon },
};

/** Where a question to a provider stands. */
export function ProbeStateBadge({ state }: { state: ProbeState }) {
  const { label, tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
