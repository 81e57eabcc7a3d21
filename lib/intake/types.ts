import type { Outcome, RejectionCause } from '@/lib/providers/contract';
import type { ExactJson } from '@/lib/providers/exact-json';
import type { MaskedField } from '@/lib/providers/masked-fields';

/** Where a callback's forwarding stands, in B2BinPay's words (reference page "Callbacks", Status); `recorded`: no destination wants it. */
export const callbackStatuses = ['new', 'in_progress', 'failed', 'sent', 'recorded'] as const;
export type CallbackStatus = (typeof callbackStatuses)[number];

export const callbackOrigins = ['provider', 'probe'] as const;
/** provider: it sent it; probe: what it answered when it was asked, applied the same way. */
export type CallbackOrigin = (typeof callbackOrigins)[number];

export const verdicts = ['accepted', 'duplicate', 'rejected'] as const;
export type Verdict = (typeof verdicts)[number];

export const applyStates = ['pending', 'applied', 'failed'] as const;
export type ApplyState = (typeof applyStates)[number];

/** A callback in a list, on screen and in the API alike. Ids and amounts are text, instants ISO 8601 UTC. */
export interface CallbackSummary {
  id: string;
  provider: string;
  /** The account's slug. */
  account: string;
  channel: string;
  type: string;
  status: CallbackStatus;
  attempts: number;
  verified: boolean;
  origin: CallbackOrigin;
  /** Further requests of the same callback. */
  duplicates: number;
  transferId: string | null;
  batchId: string | null;
  amount: string | null;
  currency: string | null;
  outcome: Outcome;
  url: string;
  occurredAt: string | null;
  receivedAt: string;
  lastAttemptAt: string | null;
  nextAttemptAt: string | null;
}

/** How a callback was proven, as stored with it. */
export interface StoredVerification {
  /** In a sentence: "Signature valid", or why it is unverified. */
  words: string;
  keyHint: string | null;
  form: string | null;
  /** Age of the provider's signed timestamp at arrival, ms. */
  timestampAgeMs: number | null;
  /** What the signature covers. */
  coverage: 'whole body' | 'nothing' | string[];
}

/** One HTTP request that came to the door. */
export interface RequestSummary {
  id: string;
  provider: string;
  account: string;
  channel: string;
  verdict: Verdict;
  cause: RejectionCause | null;
  causeDetail: string | null;
  method: string;
  path: string;
  sourceAddress: string;
  contentType: string | null;
  bodyBytes: number;
  /**
   * Hex, of all that came. Null for who may not reveal, where something in the body is masked and in lists, which open no bodies: it
   * would tell whether a guess at what is masked is right.
   */
  bodySha256: string | null;
  keyHint: string | null;
  answerStatus: number;
  /** The callback it belongs to; of a rejected request: the one it became when it was verified again. */
  callbackId: string | null;
  receivedAt: string;
  /** When a rejected request was proven after all, and by whom; null: it was not. Its verdict stays what it was. */
  verifiedAgainAt: string | null;
  verifiedBy: string | null;
}

export interface RequestDetails extends RequestSummary {
  headers: Readonly<Record<string, string>>;
  /** Base64 of the bytes kept (all of them, but for a body over the cap), masked for who may not see what is sensitive. */
  rawBody: string;
  /** Something in `rawBody` is masked; `bodySha256`, where it is given, is of the bytes that came. */
  bodyMasked: boolean;
  bodyKeptBytes: number;
  /** What we answered. */
  answer: { status: number; contentType: string | null; body: string };
}

export interface CallbackDetails extends CallbackSummary {
  providerStatus: string;
  verification: StoredVerification;
  applyState: ApplyState;
  appliedAt: string | null;
  applyError: string | null;
  /** The payload with every digit; null once its bytes were dropped by retention. */
  payload: ExactJson | null;
  /** Base64 of the first request's body (of the query string where it came by GET). */
  rawBody: string | null;
  headers: Readonly<Record<string, string>> | null;
  /** What is masked in `payload`, in document order; empty for who sees it unmasked. */
  masked: MaskedField[];
  /** Every request it arrived in, oldest first. */
  requests: RequestDetails[];
}

/** A page of a keyset-paged list; `nextCursor` null: this is the last one. */
export interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
}
