import { BanIcon, CircleCheckIcon, type LucideIcon, MailIcon } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { PersonState } from '@/lib/access/people/person-state';

const looks: Record<PersonState, { label: string; tone: Tone; icon: LucideIcon }> = {
  active: { label: 'Active', tone: 'green', icon: CircleCheckIcon },
  invited: { label: 'Invited', tone: 'blue', icon: MailIcon },
  disabled: { label: 'Disabled', tone: 'neutral', icon: BanIcon },
};

export function PersonStateBadge({ state }: { state: PersonState }) {
  const { label, tone, icon } = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
