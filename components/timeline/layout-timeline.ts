import { fitDomain, positionOf } from './time-domain';
import { type LaneGroupKey, type LaneSource, laneGroups, type TimeDomain, type TimelineModel } from './timeline-model';

/** Parts into which a group's changes are counted: fine enough for a wide screen, small enough to send. */
export const densityParts = 120;

/** The group a lane belongs to. */
export function groupOf(lane: Pick<LaneSource, 'outcome' | 'conflicted'>): LaneGroupKey {
  return lane.conflicted ? 'conflict' : lane.outcome;
}

/** Lanes in the order of the screen: what is wrong first; within a group as they came. */
export function orderLanes<Lane extends Pick<LaneSource, 'outcome' | 'conflicted'>>(lanes: readonly Lane[]): Lane[] {
  const place = (lane: Lane) => laneGroups.indexOf(groupOf(lane));
  return [...lanes].sort((a, b) => place(a) - place(b));
}

function* instantsOf(lanes: Iterable<LaneSource>): Iterable<number> {
  for (const lane of lanes) {
    for (const event of lane.events) yield event.atMs;
    for (const { atMs, endMs } of lane.notes ?? []) {
      yield atMs;
      if (endMs !== null) yield endMs;
    }
  }
}

function densityOf(instants: GroupSource['instants'], domain: TimeDomain): number[] {
  const parts = new Array<number>(densityParts).fill(0);
  for (const { atMs, count } of instants) {
    const part = Math.min(densityParts - 1, Math.floor(positionOf(atMs, domain) * densityParts));
    parts[part] = (parts[part] ?? 0) + count;
  }
  return parts;
}

/** A group of lanes, whether they are here or not: how many, and when their changes were. */
export interface GroupSource {
  key: LaneGroupKey;
  count: number;
  instants: readonly { atMs: number; count: number }[];
}

function groupsOf(lanes: readonly LaneSource[]): GroupSource[] {
  return laneGroups.map((key) => {
    const members = lanes.filter((lane) => groupOf(lane) === key);
    return { key, count: members.length, instants: [...instantsOf(members)].map((atMs) => ({ atMs, count: 1 })) };
  });
}

export interface TimelineSources {
  openedMs: number;
  /** Null while it is open. */
  settledMs: number | null;
  nowMs: number;
  head: LaneSource;
  lines: readonly LaneSource[];
}

/** The first lanes of a timeline, in order, and what all of them come to. */
export interface FirstSources extends TimelineSources {
  /** A line is open. */
  open: boolean;
  /** Of all lines, in the order of the screen. */
  groups: readonly GroupSource[];
}

/** Measures a timeline of which only the first lanes are here, as `layoutTimeline` measures one that is here as a whole. */
export function layoutFirst(sources: FirstSources): TimelineModel {
  const { openedMs, settledMs, nowMs, head, lines, groups } = sources;
  const open = settledMs === null || sources.open;
  const bounds = [openedMs, ...(settledMs === null ? [] : [settledMs]), ...(open ? [nowMs] : [])];
  const instants = (function* () {
    yield* bounds;
    yield* instantsOf([head]);
    for (const group of groups) for (const { atMs } of group.instants) yield atMs;
  })();
  const domain = fitDomain(instants, openedMs);
  const drawn = groups
    .filter(({ count }) => count > 0)
    .map(({ key, count, instants }) => ({ key, count, density: densityOf(instants, domain) }));
  const lineTotal = drawn.reduce((sum, { count }) => sum + count, 0);
  return { domain, openedMs, nowMs, head, groups: drawn, lines, lineTotal };
}

/**
 * Measures the whole timeline: one domain that holds every instant (and now, while anything is open), the groups with
 * their density, the lanes in order. Deterministic: the same sources always give the same model.
 */
export function layoutTimeline(sources: TimelineSources): TimelineModel {
  const lines = orderLanes(sources.lines);
  return layoutFirst({ ...sources, lines, open: lines.some((line) => !line.terminal), groups: groupsOf(lines) });
}
