import { groupOf } from './layout-timeline';
import type { LaneGroup, LaneGroupKey, LaneSource, TimelineModel } from './timeline-model';

/** Heights in CSS pixels, fixed by kind so that ten thousand lanes need no measuring. */
export const rowHeights = { group: 28, line: 32, waiting: 32 } as const;

/** Up to here lanes stand by themselves; beyond, they are grouped. */
export const ungroupedLanesMax = 12;
/** A group of at most this many lanes starts unfolded. */
const unfoldedLanesMax = 25;

/** One row of the drawing from top to bottom, under the head's lane, which stays in sight. */
export type TimelineRow = { key: string; top: number; height: number } & (
  | { kind: 'group'; group: LaneGroup; unfolded: boolean }
  | { kind: 'line'; lane: LaneSource }
  /** Lanes that are still on their way, one row each. */
  | { kind: 'waiting' }
);

/** The groups that start unfolded. */
export function initiallyUnfolded(groups: readonly LaneGroup[]): ReadonlySet<LaneGroupKey> {
  return new Set(groups.filter((group) => group.count <= unfoldedLanesMax).map((group) => group.key));
}

/**
 * The rows of the drawing, each directly under the one above: the lanes, under group headings where they are many. A folded group is its heading alone; an unfolded one has a row for each of its lanes, arrived or not.
 */
export function stackRows(model: TimelineModel, unfolded: ReadonlySet<LaneGroupKey>): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let top = 0;
  const place = (height: number) => {
    const at = top;
    top += height;
    return { top: at, height };
  };
  const pushLines = (lanes: readonly LaneSource[], count: number, groupKey: string) => {
    for (const lane of lanes) rows.push({ key: `line:${lane.key}`, kind: 'line', lane, ...place(rowHeights.line) });
    for (let index = lanes.length; index < count; index += 1) {
      rows.push({ key: `waiting:${groupKey}:${index}`, kind: 'waiting', ...place(rowHeights.waiting) });
    }
  };
  if (model.lineTotal <= ungroupedLanesMax) {
    pushLines(model.lines, model.lineTotal, 'all');
    return rows;
  }
  const members = new Map<LaneGroupKey, LaneSource[]>();
  for (const lane of model.lines) {
    const key = groupOf(lane);
    const group = members.get(key);
    if (group) group.push(lane);
    else members.set(key, [lane]);
  }
  for (const group of model.groups) {
    const open = unfolded.has(group.key);
    rows.push({ key: `group:${group.key}`, kind: 'group', group, unfolded: open, ...place(rowHeights.group) });
    if (open) pushLines(members.get(group.key) ?? [], group.count, group.key);
  }
  return rows;
}
