import { CircleAlertIcon, CircleCheckIcon, CircleSlashIcon, EyeIcon } from 'lucide-react';
import type { StatusLook } from '@/components/domain/status-badge';
import { Badge } from '@/components/ui/badge';
import type { IssueState } from '@/lib/ledger/issue-kinds';

/** Label, colour, shape and meaning of an issue's state; in the order of an issue's life. */
export const issueStateLooks: Record<IssueState, StatusLook> = {
  open: { label: 'Open', tone: 'red', icon: CircleAlertIcon, hint: 'Nobody has looked at it yet.' },
  acknowledged: { label: 'Acknowledged', tone: 'amber', icon: EyeIcon, hint: 'Somebody is looking at it.' },
  resolved: { label: 'Resolved', tone: 'green', icon: CircleCheckIcon, hint: 'It is settled, or its cause went away.' },
  ignored: { label: 'Ignored', tone: 'neutral', icon: CircleSlashIcon, hint: 'Somebody found that it is no problem.' },
};

/** Where an issue stands. */
export function IssueStateBadge({ state, plain = false }: { state: IssueState; plain?: boolean }) {
  const { label, tone, icon, hint } = issueStateLooks[state];
  return (
    <Badge tone={tone} icon={icon} edge={plain ? 'plain' : 'none'} title={hint}>
      {label}
    </Badge>
  );
}
