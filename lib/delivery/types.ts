import type { Outcome } from '@/lib/providers/contract';
import type { ErrorClass } from './error-class';

/** Why a delivery exists: a callback was applied, somebody asked for it again, somebody tried the destination. */
export const deliveryTriggers = ['automatic', 'replay', 'test'] as const;
export type DeliveryTrigger = (typeof deliveryTriggers)[number];

/**
 * waiting (for its next attempt) and in_progress (an attempt is running) go on; delivered (a 2xx), exhausted (the schedule
 * ended without one) and cancelled (by a person) are final.
 */
export const deliveryStatuses = ['waiting', 'in_progress', 'delivered', 'exhausted', 'cancelled'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** `original`: the provider's exact bytes, content type and signature headers; `normalized`: our JSON. */
export const bodyModes = ['original', 'normalized'] as const;
export type BodyMode = (typeof bodyModes)[number];

export const destinationSources = ['environment', 'console'] as const;
export type DestinationSource = (typeof destinationSources)[number];

export const destinationStates = ['active', 'paused'] as const;
export type DestinationState = (typeof destinationStates)[number];

export const breakerStates = ['closed', 'open', 'half_open'] as const;
export type BreakerState = (typeof breakerStates)[number];

/**
 * Capacity is given in this order: `first` attempts that somebody waits for (automatic, single replays, tests), `retry`, and
 * `bulk` replays. As stored in `deliveries.lane`.
 */
export const lanes = { first: 0, retry: 1, bulk: 2 } as const;
export type Lane = (typeof lanes)[keyof typeof lanes];

/** What a destination wants. An empty list is no condition; all conditions hold together. */
export interface DestinationFilter {
  providers: readonly string[];
  /** Slugs. */
  accounts: readonly string[];
  /** Display-only channels (the payer's browser, the test doors) are delivered only where they are named here. */
  channels: readonly string[];
  types: readonly string[];
  outcomes: readonly Outcome[];
  /** Callbacks that are unsigned by the provider's design are delivered only where this is true. */
  includeUnverified: boolean;
}

/** A signing secret as it is shown: never the secret itself. */
export interface DestinationSecretView {
  id: string;
  hint: string;
  createdAt: string;
  /** It signs until then; null: until it is retired. */
  retiresAt: string | null;
}

export interface DestinationView {
  id: string;
  name: string;
  url: string;
  source: DestinationSource;
  filter: DestinationFilter;
  bodyMode: BodyMode;
  /** Names of the further headers; values are sealed. */
  headerNames: string[];
  timeoutMs: number;
  ratePerSecondMax: number | null;
  concurrencyMax: number;
  /** Seconds before each retry; null: the default schedule. */
  scheduleSeconds: number[] | null;
  state: DestinationState;
  pausedReason: string | null;
  pausedAt: string | null;
  breaker: { state: BreakerState; openedAt: string | null; probeAt: string | null };
  secrets: DestinationSecretView[];
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
}

/** Milliseconds of one attempt, each from the start of the call; null: it never got there. */
export interface AttemptTimings {
  dnsMs: number | null;
  connectMs: number | null;
  tlsMs: number | null;
  firstByteMs: number | null;
  totalMs: number | null;
}

/** One HTTP call, without the bytes. */
export interface AttemptView {
  id: string;
  deliveryId: string;
  destinationId: string;
  /** 1 = the delivery's first. */
  number: number;
  trigger: DeliveryTrigger;
  url: string;
  bodyMode: BodyMode;
  startedAt: string;
  /** Null while it runs. */
  finishedAt: string | null;
  timings: AttemptTimings;
  /** The checked address that was called. */
  address: string | null;
  statusCode: number | null;
  /** Null: it was delivered, or is still running. Beside a 2xx only `response_too_large`, which is delivered too. */
  errorClass: ErrorClass | null;
  errorWords: string | null;
  requestBytes: number | null;
  /** Null where nothing was sent, and for who may not reveal in a list, or where the request's body is masked or not known. */
  requestSha256: string | null;
  responseBytes: number | null;
  /** More came than is kept (`responseBytesMax`). */
  responseTruncated: boolean;
}

/** One HTTP call with everything that was sent and came back. */
export interface AttemptDetails extends AttemptView {
  callbackId: string | null;
  destinationName: string;
  /** Null while it runs, and where nothing was sent. */
  requestHeaders: Readonly<Record<string, string>> | null;
  /** Base64 of what was sent, made from the callback's bytes again; null where retention dropped them. */
  requestBody: string | null;
  responseHeaders: Readonly<Record<string, string>> | null;
  /** Base64 of what is kept of the answer. */
  responseBody: string | null;
  /** Something in the bodies is masked: `requestSha256`, where it is given, is of what was sent. */
  bodiesMasked: boolean;
}

export interface DeliveryView {
  id: string;
  /** Null: a test without a callback. */
  callbackId: string | null;
  destinationId: string;
  destinationName: string;
  /** The destination's URL as of now; each attempt has its own. */
  url: string;
  trigger: DeliveryTrigger;
  /** As sent in the header `webhook-id`. */
  webhookId: string;
  replayOf: string | null;
  replayJobId: string | null;
  requestedBy: string | null;
  reason: string | null;
  status: DeliveryStatus;
  attemptCount: number;
  /** When the next attempt really happens: later than scheduled while the breaker is open, null while it is paused. */
  nextAttemptAt: string | null;
  /** Why a waiting delivery does not start although it is due: paused, or the breaker is open. */
  heldBack: 'paused' | 'breaker_open' | null;
  createdAt: string;
  firstAttemptAt: string | null;
  lastAttemptAt: string | null;
  finishedAt: string | null;
  lastErrorClass: ErrorClass | null;
  lastStatusCode: number | null;
}

/** A delivery with its attempts, newest first. */
export interface DeliveryWithAttempts extends DeliveryView {
  attempts: AttemptView[];
}
