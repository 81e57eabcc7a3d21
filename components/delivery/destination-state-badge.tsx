import { ArchiveIcon, CircleCheckIcon, CirclePauseIcon, type LucideIcon, UnplugIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { DestinationView } from '@/lib/delivery/types';
import { type DestinationStanding, destinationStanding } from './destination-standing';

export const standingLooks: Record<DestinationStanding, { label: string; tone: Tone; icon: LucideIcon; hint: string }> =
  {
    active: { label: 'Active', tone: 'green', icon: CircleCheckIcon, hint: 'What it wants is delivered to it.' },
    paused: {
      label: 'Paused',
      tone: 'amber',
      icon: CirclePauseIcon,
      hint: 'Deliveries are queued; no attempt begins.',
    },
    breaker_open: {
      label: 'Breaker open',
      tone: 'red',
      icon: UnplugIcon,
      hint: 'Too many attempts failed: deliveries wait, and one at a time is tried.',
    },
    half_open: {
      label: 'Being tried',
      tone: 'blue',
      icon: UnplugIcon,
      hint: 'Too many attempts failed: one delivery is being tried to see whether it is back.',
    },
    archived: { label: 'Archived', tone: 'neutral', icon: ArchiveIcon, hint: 'Nothing is delivered to it any more.' },
  };

/** Whether a destination gets what it wants, and if not, what keeps it. */
export function DestinationStateBadge({
  destination,
}: {
  destination: Pick<DestinationView, 'state' | 'breaker' | 'archivedAt'>;
}) {
  const { label, tone, icon, hint } = standingLooks[destinationStanding(destination)];
  return (
    <Badge tone={tone} icon={icon} title={hint}>
      {label}
    </Badge>
  );
}
