import { memo } from 'react';
import { laneTone } from './layout-lane';
import type { LaneGroup } from './timeline-model';
import { toneClasses } from './timeline-tones';
import { type ViewWindow, viewPosition } from './view-window';

const heightMax = 20;
const baseline = 25;

/** How a group's changes spread over time, as bars to one scale within the group: what a folded group shows of its lanes. */
export const GroupDrawing = memo(function GroupDrawing({ group, view }: { group: LaneGroup; view: ViewWindow }) {
  const parts = group.density.length;
  const highest = Math.max(1, ...group.density);
  const tone =
    group.key === 'conflict'
      ? laneTone({ outcome: 'none', conflicted: true })
      : laneTone({ outcome: group.key, conflicted: false });
  const { fill } = toneClasses[tone];
  return (
    <svg width="100%" height="100%" className="absolute inset-0 overflow-hidden" role="presentation">
      {group.density.map((count, index) => {
        const start = viewPosition(index / parts, view);
        const end = viewPosition((index + 1) / parts, view);
        if (count === 0 || end < 0 || start > 1) return null;
        const height = Math.max(2, (count / highest) * heightMax);
        return (
          <rect
            // A part of the domain is named by its place: there is always the same number of them.
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the identity
            key={index}
            x={`${start * 100}%`}
            y={baseline - height}
            width={`${(end - start) * 92}%`}
            height={height}
            className={`${fill} opacity-60`}
          />
        );
      })}
    </svg>
  );
});
