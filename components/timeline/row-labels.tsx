import { ChevronRight } from 'lucide-react';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { laneTone } from './layout-lane';
import { type LaneGroup, type LaneSource, laneGroupLabels } from './timeline-model';
import { toneClasses } from './timeline-tones';

const grouped = new Intl.NumberFormat('en');

/** Names a lane: the batch by its word, a line by its id. */
export function LaneLabel({ lane, head }: { lane: LaneSource; head: boolean }) {
  if (head) {
    return (
      <span className="min-w-0">
        <span className="block truncate font-medium text-sm">{lane.label}</span>
        <span className={`block truncate text-xs ${toneClasses[laneTone(lane)].text}`}>{lane.status}</span>
      </span>
    );
  }
  if (lane.inWords) {
    return (
      <span className="truncate text-xs" title={lane.label}>
        {lane.label}
      </span>
    );
  }
  return (
    <span className="flex min-w-0 font-mono text-xs" title={lane.label}>
      <MiddleTruncate text={lane.label} />
    </span>
  );
}

/** Names a group and folds it. */
export function GroupLabel({ group, unfolded, onFold }: { group: LaneGroup; unfolded: boolean; onFold: () => void }) {
  return (
    <button
      type="button"
      aria-expanded={unfolded}
      onClick={onFold}
      className="-mx-2 flex h-6 min-w-0 flex-1 items-center gap-1.5 rounded-sm px-2 text-left text-xs hover:bg-hover"
    >
      <ChevronRight aria-hidden className={`size-3.5 shrink-0 transition-transform ${unfolded ? 'rotate-90' : ''}`} />
      <span className="truncate font-medium">{laneGroupLabels[group.key]}</span>
      <span className="ml-auto text-muted tabular-nums">{grouped.format(group.count)}</span>
    </button>
  );
}
