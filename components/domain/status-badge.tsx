import { ArchiveIcon, CircleCheckIcon, CircleIcon, CircleXIcon, ContrastIcon, type LucideIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { CallbackStatus } from '@/lib/intake/types';

export interface StatusLook {
  label: string;
  tone: Tone;
  icon: LucideIcon;
  /** What it means, in a sentence. */
  hint: string;
}

/** Label, colour, shape and meaning of a callback's status; in the order of a callback's life. */
export const callbackStatusLooks: Record<CallbackStatus, StatusLook> = {
  new: { label: 'New', tone: 'neutral', icon: CircleIcon, hint: 'Stored, not yet sent on.' },
  in_progress: { label: 'In progress', tone: 'blue', icon: ContrastIcon, hint: 'Sent on, waiting for an answer.' },
  failed: { label: 'Failed', tone: 'red', icon: CircleXIcon, hint: 'The last attempt got a negative answer, or none.' },
  sent: { label: 'Sent', tone: 'green', icon: CircleCheckIcon, hint: 'The backend answered 200.' },
  recorded: { label: 'Recorded', tone: 'neutral', icon: ArchiveIcon, hint: 'Stored; no destination wants it.' },
};

/** Where a callback's forwarding stands. */
export function StatusBadge({ status, plain = false }: { status: CallbackStatus; plain?: boolean }) {
  const { label, tone, icon, hint } = callbackStatusLooks[status];
  return (
    <Badge tone={tone} icon={icon} edge={plain ? 'plain' : 'none'} title={hint}>
      {label}
    </Badge>
  );
}
