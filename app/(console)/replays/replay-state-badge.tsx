import {
  BanIcon,
  CircleCheckIcon,
  ClockAlertIcon,
  LoaderIcon,
  type LucideIcon,
  PauseIcon,
  UserRoundXIcon,
  UsersIcon,
} from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { ReplayState } from '@/lib/delivery/replay/types';

export const replayStateLooks: Record<ReplayState, { label: string; tone: Tone; icon: LucideIcon }> = {
  waiting_approval: { label: 'Waits for approval', tone: 'amber', icon: UsersIcon },
  running: { label: 'Running', tone: 'blue', icon: LoaderIcon },
  paused: { label: 'Paused', tone: 'amber', icon: PauseIcon },
  finished: { label: 'Handed over', tone: 'green', icon: CircleCheckIcon },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: BanIcon },
  declined: { label: 'Declined', tone: 'red', icon: UserRoundXIcon },
  expired: { label: 'Expired', tone: 'neutral', icon: ClockAlertIcon },
};

/** Where a bulk replay is. */
export function ReplayStateBadge({ state }: { state: ReplayState }) {
  const { label, tone, icon } = replayStateLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
