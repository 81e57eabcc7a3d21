import { CircleCheckIcon, CopyIcon, ShieldXIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Verdict } from '@/lib/intake/types';
import type { StatusLook } from './status-badge';

/** Label, colour, shape and meaning of what became of a request at the door. */
export const verdictLooks: Record<Verdict, StatusLook> = {
  accepted: { label: 'Accepted', tone: 'green', icon: CircleCheckIcon, hint: 'Proven and stored as a new callback.' },
  duplicate: { label: 'Duplicate', tone: 'neutral', icon: CopyIcon, hint: 'Proven; the callback was stored before.' },
  rejected: { label: 'Rejected', tone: 'red', icon: ShieldXIcon, hint: 'Turned away; kept with its cause.' },
};

/** What became of one HTTP request. */
export function VerdictBadge({ verdict, plain = false }: { verdict: Verdict; plain?: boolean }) {
  const { label, tone, icon, hint } = verdictLooks[verdict];
  return (
    <Badge tone={tone} icon={icon} edge={plain ? 'plain' : 'none'} title={hint}>
      {label}
    </Badge>
  );
}
