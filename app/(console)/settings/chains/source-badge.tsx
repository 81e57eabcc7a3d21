import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import type { ChainRow, ChainSource } from '@/lib/ledger/chains/chain-settings';

const looks: Readonly<Record<ChainSource, { label: string; tone: Tone }>> = {
  default: { label: 'default', tone: 'neutral' },
  changed: { label: 'changed', tone: 'blue' },
  added: { label: 'added', tone: 'blue' },
};

/** Where an entry comes from, or that it is out of force. */
export function SourceBadge({ row: { source, disabled } }: { row: ChainRow }) {
  if (disabled) {
    return (
      <Badge edge="dashed" title="Nothing of it is linked or checked.">
        out of force
      </Badge>
    );
  }
  const { label, tone } = looks[source];
  return (
    <Badge tone={tone} edge={source === 'default' ? 'plain' : 'none'}>
      {label}
    </Badge>
  );
}
