import type { ErrorClass } from '@/lib/delivery/error-class';
import type { DeliveryStatus, DestinationState } from '@/lib/delivery/types';
import type { ReplayFilter } from './replay-filter';

/**
 * waiting_approval (a second person has to agree), running (callbacks are handed to the delivery engine) and paused go on;
 * finished (all were handed over), cancelled, declined and expired are final.
 */
export const replayStates = [
  'waiting_approval',
  'running',
  'paused',
  'finished',
  'cancelled',
  'declined',
  'expired',
] as const;
export type ReplayState = (typeof replayStates)[number];

/** Why a second person has to agree: some of it was delivered before, or it is more than the policy lets through at once. */
export const approvalCauses = ['sent', 'count'] as const;
export type ApprovalCause = (typeof approvalCauses)[number];

/** Callbacks a second that a bulk replay may be fed at. */
export const ratePerSecondMax = 500;
export const ratePerSecondDefault = 50;

/** Callbacks of one bulk replay at most; beyond it the filter is probably not what was meant. */
export const callbacksMax = 1_000_000;

/** Callbacks that can be named one by one. */
export const namedMax = 10_000;

/** What is replayed: everything that matches, or callbacks named one by one. */
export type ReplayChoice = { by: 'filter'; filter: ReplayFilter } | { by: 'ids'; callbackIds: readonly string[] };

/** A bulk replay as somebody asks for it. */
export interface ReplayRequest {
  choice: ReplayChoice;
  /** Null: every active destination that wants a callback. */
  destinationId: string | null;
  /** Callbacks a second, 1 to `ratePerSecondMax`. */
  ratePerSecond: number;
  reason: string | null;
}

/** Where a replay goes to. */
export interface PlannedDestination {
  id: string;
  name: string;
  /** A paused one gets its deliveries when it is resumed. */
  state: DestinationState;
  /** Callbacks of the set that go there. */
  callbackCount: number;
}

/** What a bulk replay would do, counted exactly. */
export interface ReplayPlan {
  callbackCount: number;
  /** Deliveries that would be made: each callback to each destination that wants it. */
  deliveryCount: number;
  /** Callbacks that no destination wants: nothing is sent of them. */
  unwantedCount: number;
  /** Callbacks that were delivered before. */
  sentCount: number;
  /** Callbacks that failed to apply and will be applied again. */
  failedApplyCount: number;
  destinations: PlannedDestination[];
  ratePerSecond: number;
  /** Until all are handed over; a slow destination takes longer. */
  estimatedSeconds: number;
  /** With its instants frozen; null: named one by one. */
  filter: ReplayFilter | null;
  /** Null: it starts at once. */
  approval: ApprovalCause | null;
}

/** How many of a bulk replay's deliveries are where. */
export interface ReplayResults {
  /** Not tried yet. */
  waiting: number;
  inProgress: number;
  delivered: number;
  /** Tried without success, and tried again by the schedule. */
  retrying: number;
  exhausted: number;
  cancelled: number;
}

/** A bulk replay in a list. Instants are ISO 8601 UTC. */
export interface ReplaySummary {
  id: string;
  state: ReplayState;
  filter: ReplayFilter | null;
  destinationId: string | null;
  callbackCount: number;
  sentCount: number;
  /** Callbacks handed over so far, those that nobody wanted included. */
  fedCount: number;
  unwantedCount: number;
  deliveryCount: number;
  ratePerSecond: number;
  reason: string | null;
  requestedBy: string;
  approvalCause: ApprovalCause | null;
  /** Until when a second person can agree. */
  expiresAt: string | null;
  /** Who agreed or declined. */
  decidedBy: string | null;
  decidedAt: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** A bulk replay with what came of it. */
export interface ReplayDetails extends ReplaySummary {
  destinations: { id: string; name: string }[];
  results: ReplayResults;
  /** The asker is the one who is looking: nobody approves their own. */
  own: boolean;
}

/** waiting: not handed over yet; fed: its deliveries are made; unwanted: no destination wants it. */
export const replayItemStates = ['waiting', 'fed', 'unwanted'] as const;
export type ReplayItemState = (typeof replayItemStates)[number];

/** One callback of a bulk replay and what came of it. */
export interface ReplayItem {
  callbackId: string;
  state: ReplayItemState;
  /** It had failed to apply and is applied again. */
  reapplied: boolean;
  fedAt: string | null;
  deliveries: {
    id: string;
    destinationId: string;
    destinationName: string;
    status: DeliveryStatus;
    attemptCount: number;
    lastErrorClass: ErrorClass | null;
    lastStatusCode: number | null;
  }[];
}
