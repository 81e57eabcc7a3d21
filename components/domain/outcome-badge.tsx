import {
  BanIcon,
  CircleCheckIcon,
  CircleDashedIcon,
  CircleMinusIcon,
  CircleSlash2Icon,
  CircleXIcon,
  MinusIcon,
  TimerOffIcon,
} from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Outcome } from '@/lib/providers/contract';
import type { StatusLook } from './status-badge';

/** Label, colour, shape and meaning of what a callback, transfer or batch came to. */
export const outcomeLooks: Record<Outcome, StatusLook> = {
  pending: { label: 'Pending', tone: 'blue', icon: CircleDashedIcon, hint: 'Not settled yet.' },
  succeeded: { label: 'Succeeded', tone: 'green', icon: CircleCheckIcon, hint: 'The money moved.' },
  failed: { label: 'Failed', tone: 'red', icon: CircleXIcon, hint: 'The money did not move.' },
  partial: { label: 'Partial', tone: 'amber', icon: CircleSlash2Icon, hint: 'Some of it moved, some did not.' },
  blocked: { label: 'Blocked', tone: 'violet', icon: BanIcon, hint: 'Held by the provider.' },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: CircleMinusIcon, hint: 'Called off before it moved.' },
  expired: { label: 'Expired', tone: 'neutral', icon: TimerOffIcon, hint: 'Its time ran out before it was paid.' },
  none: { label: 'No movement', tone: 'neutral', icon: MinusIcon, hint: 'It tells of no movement of money.' },
};

/** What it came to. */
export function OutcomeBadge({ outcome, plain = false }: { outcome: Outcome; plain?: boolean }) {
  const { label, tone, icon, hint } = outcomeLooks[outcome];
  return (
    <Badge tone={tone} icon={icon} edge={plain ? 'plain' : 'none'} title={hint}>
      {label}
    </Badge>
  );
}
