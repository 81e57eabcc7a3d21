import { CircleCheckIcon, CircleDashedIcon, CircleXIcon, type LucideIcon, TriangleAlertIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { ProbeState } from '@/lib/reconcile/probe/types';

interface Look {
  label: string;
  tone: Tone;
  icon: LucideIcon;
}

const looks: Readonly<Record<ProbeState, Look>> = {
  waiting: { label: 'Waiting', tone: 'blue', icon: CircleDashedIcon },
  answered: { label: 'Answered', tone: 'green', icon: CircleCheckIcon },
  failed: { label: 'Given up', tone: 'red', icon: CircleXIcon },
};

const otherwise: Look = { label: 'Says otherwise', tone: 'amber', icon: TriangleAlertIcon };

/** Where a question to a provider stands; an answer that contradicts what we hold never looks like one that agrees. */
export function ProbeStateBadge({ state, contradicts }: { state: ProbeState; contradicts: boolean }) {
  const { label, tone, icon } = contradicts ? otherwise : looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
