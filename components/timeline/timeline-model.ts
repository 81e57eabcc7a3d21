import type { TransitionVerdict } from '@/lib/ledger/types';
import type { Outcome } from '@/lib/providers/contract';

/** One piece of news on a lane. Instants are milliseconds since the epoch: a timeline measures time, never money. */
export interface TimelineEvent {
  atMs: number;
  verdict: TransitionVerdict;
  fromStatus: string | null;
  toStatus: string;
  callbackId: string;
}

/** One record whose life is drawn: the batch, or one of its lines. Events in the order in which we recorded them. */
export interface LaneSource {
  key: string;
  label: string;
  status: string;
  terminal: boolean;
  outcome: Outcome;
  conflicted: boolean;
  events: readonly TimelineEvent[];
}

/** The stretch of time that is drawn; `endMs` is always after `startMs`. */
export interface TimeDomain {
  startMs: number;
  endMs: number;
}

/** Lanes that came to the same end, shown and folded together. */
export const laneGroups = [
  'conflict',
  'failed',
  'blocked',
  'expired',
  'cancelled',
  'partial',
  'pending',
  'none',
  'succeeded',
] as const;
export type LaneGroupKey = (typeof laneGroups)[number];

/** What a group is called on screen. */
export const laneGroupLabels: Record<LaneGroupKey, string> = {
  conflict: 'In conflict',
  failed: 'Failed',
  blocked: 'Blocked',
  expired: 'Expired',
  cancelled: 'Cancelled',
  partial: 'Partly done',
  pending: 'Open',
  none: 'Without outcome',
  succeeded: 'Done',
};

export interface LaneGroup {
  key: LaneGroupKey;
  count: number;
  /** How many changes fell into each equal part of the domain, oldest first. */
  density: readonly number[];
}

/**
 * Everything the drawing needs, serialisable. `lines` may be the first part of `lineTotal`; domain and groups are always
 * those of the whole, so that nothing moves when the rest comes in.
 */
export interface TimelineModel {
  domain: TimeDomain;
  openedMs: number;
  /** Where open spans end. */
  nowMs: number;
  head: LaneSource;
  groups: readonly LaneGroup[];
  lines: readonly LaneSource[];
  lineTotal: number;
}
