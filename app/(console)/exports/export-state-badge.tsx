import { CircleCheckIcon, CircleHelpIcon, CircleXIcon, LoaderIcon, type LucideIcon, UnplugIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { ExportState } from '@/lib/exports/types';

const looks: Readonly<Record<ExportState, { label: string; tone: Tone; icon: LucideIcon; hint: string }>> = {
  running: { label: 'Running', tone: 'blue', icon: LoaderIcon, hint: 'It is being downloaded.' },
  complete: { label: 'Complete', tone: 'green', icon: CircleCheckIcon, hint: 'Every byte was handed over.' },
  aborted: { label: 'Aborted', tone: 'amber', icon: UnplugIcon, hint: 'The client went away before the end.' },
  failed: { label: 'Failed', tone: 'red', icon: CircleXIcon, hint: 'The console could not finish it and cut it off.' },
  lost: { label: 'Lost', tone: 'neutral', icon: CircleHelpIcon, hint: 'The process that made it ended before it did.' },
};

/** How the handing out of a file ended. */
export function ExportStateBadge({ state }: { state: ExportState }) {
  const { label, tone, icon, hint } = looks[state];
  return (
    <Badge tone={tone} icon={icon} title={hint}>
      {label}
    </Badge>
  );
}
