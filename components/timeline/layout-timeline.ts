import { fitDomain, positionOf } from './time-domain';
import {
  type LaneGroup,
  type LaneGroupKey,
  type LaneSource,
  laneGroups,
  type TimeDomain,
  type TimelineModel,
} from './timeline-model';

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

function densityOf(lanes: readonly LaneSource[], domain: TimeDomain): number[] {
  const parts = new Array<number>(densityParts).fill(0);
  for (const atMs of instantsOf(lanes)) {
    const part = Math.min(densityParts - 1, Math.floor(positionOf(atMs, domain) * densityParts));
    parts[part] = (parts[part] ?? 0) + 1;
  }
  return parts;
}

function groupLanes(lanes: readonly LaneSource[], domain: TimeDomain): LaneGroup[] {
  return laneGroups.flatMap((key) => {
    const members = lanes.filter((lane) => groupOf(lane) === key);
    return members.length === 0 ? [] : [{ key, count: members.length, density: densityOf(members, domain) }];
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

/**
 * Measures the whole timeline: one domain that holds every instant (and now, while anything is open), the groups with
 * their density, the lanes in order. Deterministic: the same sources always give the same model.
 */
export function layoutTimeline(sources: TimelineSources): TimelineModel {
  const { openedMs, settledMs, nowMs, head } = sources;
  const lines = orderLanes(sources.lines);
  const open = settledMs === null || lines.some((line) => !line.terminal);
  const bounds = [openedMs, ...(settledMs === null ? [] : [settledMs]), ...(open ? [nowMs] : [])];
  const instants = (function* () {
    yield* bounds;
    yield* instantsOf([head, ...lines]);
  })();
  const domain = fitDomain(instants, openedMs);
  return { domain, openedMs, nowMs, head, groups: groupLanes(lines, domain), lines, lineTotal: lines.length };
}

/** The same timeline with its first `linesMax` lanes only, as the first paint carries it. */
export function firstLanes(model: TimelineModel, linesMax: number): TimelineModel {
  return { ...model, lines: model.lines.slice(0, linesMax) };
}
