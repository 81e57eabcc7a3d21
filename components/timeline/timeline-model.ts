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

/** What a note tells of; each has its own shape. */
export const noteShapes = ['arrival', 'attempt', 'issue', 'probe'] as const;
export type NoteShape = (typeof noteShapes)[number];

/** Something that happened around a record and changed no status: a callback arrived, it was sent on, an issue was raised. */
export interface LaneNote {
  atMs: number;
  /** It lasted until then, drawn as a span; null: an instant. */
  endMs: number | null;
  shape: NoteShape;
  tone: NoteTone;
  /** A short clause: `Attempt 2: 503`. */
  words: string;
  /** A sentence that says what it means. */
  hint: string;
  /** The page that tells more, and what its link is called: `Callback 204`. */
  link: { href: string; words: string };
}

/** How a note is coloured. */
export type NoteTone = 'progress' | 'success' | 'failure' | 'partial' | 'blocked' | 'neutral';

/** Anything that has a mark. */
export type LaneNews = TimelineEvent | LaneNote;

/** One record whose life is drawn: the batch or transfer, one of its lines, or what happens around it. Events in the order in which we recorded them. */
export interface LaneSource {
  key: string;
  label: string;
  status: string;
  terminal: boolean;
  outcome: Outcome;
  conflicted: boolean;
  events: readonly TimelineEvent[];
  /** What happened around it; absent for records that tell of their statuses alone. */
  notes?: readonly LaneNote[];
  /** Its label is words, not an id. */
  inWords?: boolean;
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
