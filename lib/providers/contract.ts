import type { z } from 'zod';
import type { ExactJson } from './exact-json';
import type { Probes } from './probe-contract';
import type { SensitiveFields } from './sensitive';

/** What a callback means for the money, in our words. `none`: it tells of no movement (an address activated, a test). */
export const outcomes = [
  'pending',
  'succeeded',
  'failed',
  'partial',
  'blocked',
  'cancelled',
  'expired',
  'none',
] as const;
export type Outcome = (typeof outcomes)[number];

export const transferKinds = ['deposit', 'payment', 'payout', 'refund', 'mandate'] as const;
export type TransferKind = (typeof transferKinds)[number];

/** Why a request is turned away; each has its HTTP status in `lib/intake/answers`. */
export const rejectionCauses = [
  'method_not_allowed',
  'content_type_unsupported',
  'address_not_allowed',
  'body_too_large',
  'body_incomplete',
  'secret_missing',
  'signature_missing',
  'signature_mismatch',
  'timestamp_missing',
  'timestamp_stale',
  'timestamp_ahead',
  'body_unreadable',
  'shape_unknown',
  'account_disabled',
  'settings_unreadable',
] as const;
export type RejectionCause = (typeof rejectionCauses)[number];

export type HttpMethod = 'GET' | 'POST';

/** One callback door of a provider. */
export interface Channel {
  /** Stored and shown, e.g. `bayarcash/return`; also its path under `/api/callbacks/`. A further segment names the account. */
  id: string;
  methods: readonly [HttpMethod, ...HttpMethod[]];
  /** Media types without parameters; empty: any, or none (GET). */
  contentTypes: readonly string[];
  /** Recorded and shown, never applied to money (the payer's browser, the test doors). */
  displayOnly?: boolean;
}

/** What came to the door, before anything is believed of it. */
export interface ProviderRequest {
  channel: string;
  method: HttpMethod;
  /** Lower-case names; several values of one name are joined with `, ` as HTTP says. */
  headers: Readonly<Record<string, string>>;
  /** Query string without `?`, as received. */
  query: string;
  /** The exact bytes received. */
  body: Uint8Array;
  receivedAt: Date;
}

/** One live secret of an account: while secrets rotate there are several. */
export interface Credential {
  /** The end of the secret, to recognise it by: shown and stored, at most 4 characters. */
  hint: string;
  /** By the names in `Provider.secretFields`. */
  fields: Readonly<Record<string, string>>;
}

/** What `verify` and `parse` may know of the account. */
export interface ProviderAccount<Settings = unknown> {
  slug: string;
  credentials: readonly Credential[];
  settings: Settings;
  /** True where the door lets in none but the addresses on the account's list; absent: anybody may call. */
  hasAllowList?: boolean;
}

/** The answer of `verify`. There is no default: a provider that cannot tell refuses. */
export type Verification =
  /** The sender holds the secret. */
  | {
      verdict: 'verified';
      keyHint: string;
      /** Which canonical form matched, where a provider has several. */
      form: string | null;
      /** The provider's signed instant, where it signs one. */
      signedAt: Date | null;
      /** What the signature covers: shown beside the payload. */
      coverage: 'whole body' | readonly string[];
    }
  /** Unsigned by the provider's design: kept as unverified, never applied to money. */
  | { verdict: 'unsigned'; reason: string }
  /** Not believed. `detail` is a sentence for people that names the header or field, never a secret's value. */
  | { verdict: 'refused'; cause: RejectionCause; detail: string };

/** A proof that takes so long to compute that the door must not wait for it: whoever asked says when it may be. */
export interface SlowProof {
  verdict: 'slow';
  /** Computed off the event loop. Never throws. */
  prove(): Promise<Verification>;
}

/** Where a status stands in a provider's order; states only ever move to a higher rank. */
export interface StatusMeaning {
  /** 0 = first. Terminal statuses share the highest rank. */
  rank: number;
  terminal: boolean;
  outcome: Outcome;
}

/** What one callback says of one status. `meaning` null: a word never seen before; it is kept and never read as success. */
export interface StatusNews {
  status: string;
  meaning: StatusMeaning | null;
}

/** Money is decimal text as sent: `0.10` stays `0.10`. Null: the callback does not say. */
export type DecimalText = string;

export interface TransferNews extends StatusNews {
  kind: TransferKind;
  transferId: string;
  currency: string | null;
  chain: string | null;
  requestedAmount: DecimalText | null;
  actualAmount: DecimalText | null;
  fee: DecimalText | null;
  fromAddress: string | null;
  toAddress: string | null;
  txHash: string | null;
  merchantReference: string | null;
  /** Further fields worth showing, as text. */
  detail: Readonly<Record<string, string>>;
}

export interface SuborderNews {
  /** Idempotency key of the line within its batch. */
  lineKey: string;
  /** Null where the callback names the line without a status. */
  news: StatusNews | null;
  suborderId: string | null;
  merchantWithdrawId: string | null;
  currency: string | null;
  chain: string | null;
  amount: DecimalText | null;
  fee: DecimalText | null;
  subAmount: DecimalText | null;
  doneAmount: DecimalText | null;
  feeType: string | null;
  txId: string | null;
  fromAddress: string | null;
  address: string | null;
  memo: string | null;
  finishedAt: Date | null;
  detail: Readonly<Record<string, string>>;
}

export interface BatchNews extends StatusNews {
  batchId: string;
  detail: Readonly<Record<string, string>>;
  suborders: readonly SuborderNews[];
}

/** A record to ask the provider's query API about, because the callback alone must not be believed so far. */
export interface ProbeSubject {
  /** The provider's own word for the record: `deposit`, `payout`, `transfer`. */
  resource: string;
  id: string;
  /** Why, in a sentence for people. */
  reason: string;
}

/**
 * What a callback says, in our words: the whole of what intake stores and the ledger applies. `transfer`, `batch` and `surprises`
 * are the ledger's: a provider may make them when they are first asked for.
 */
export interface Notification {
  /** B2BinPay's type for B2BinPay, the provider's own word for the others. */
  type: string;
  providerStatus: string;
  /** Overall outcome; `pending` where the status is unknown. */
  outcome: Outcome;
  /** Carries the status and tells distinct notifications apart; the same for every retry of one. */
  dedupKey: string;
  occurredAt: Date | null;
  transferId: string | null;
  batchId: string | null;
  /** Null where the callback is about several currencies or none. */
  amount: DecimalText | null;
  currency: string | null;
  transfer: TransferNews | null;
  batch: BatchNews | null;
  /** Absent where the signature proves all that is read. */
  probe?: ProbeSubject;
  /**
   * Sentences about what the provider's page does not allow for (an unknown type or status, a client id that is not the
   * account's): kept, shown, raised as an issue. Fields are held against `Provider.knownFields` when it is applied.
   */
  surprises: readonly string[];
}

export type ParseResult =
  | {
      outcome: 'parsed';
      notification: Notification;
      /** The payload as a tree for screens and API; form and query bodies are objects of strings. */
      payload: ExactJson;
    }
  /** `body_unreadable`: not the syntax it claims; `shape_unknown`: readable, but without what we need. */
  | { outcome: 'rejected'; cause: 'body_unreadable' | 'shape_unknown'; detail: string };

/** Exactly what the provider takes for "received". */
export interface Acknowledgement {
  status: 200;
  contentType: string | null;
  body: string;
}

/** What a test or the simulator wants sent; `sign` turns it into what the provider would send. */
export interface UnsignedRequest {
  channel: string;
  method: HttpMethod;
  contentType: string | null;
  query: string;
  body: string;
}

export interface SignedRequest {
  method: HttpMethod;
  /** Path and query under `/api/callbacks/` for the default account, e.g. `bayarcash/return?…`. */
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface SignOptions {
  credential: Credential;
  at: Date;
  /** Fresh random text of letters and digits, for providers that sign a nonce. */
  nonce: string;
  /** The account's, for providers whose settings say how to sign; absent: the defaults. */
  settings?: unknown;
}

/** How long a provider keeps trying: shown on screen and in the docs, and the bound within which an outage loses nothing. */
export interface RetrySchedule {
  /** Seconds before each retry; null where the provider publishes no figures. */
  delaysSeconds: readonly number[] | null;
  /** One sentence in the provider's sense. */
  words: string;
  source: string;
}

export interface SecretField {
  name: string;
  /** Environment variable that holds it (a comma-separated list while it rotates). */
  variable: string;
  label: string;
  /** The field whose end becomes the credential's hint; exactly one per provider. */
  hint?: boolean;
  /** It may be left out: no callback is proven by it. */
  optional?: boolean;
  /** What it is for, in a sentence beside the field; optional ones say it. */
  note?: string;
}

/**
 * A provider is one file that exports one of these. Pure: no database, network, clock or environment.
 * `lib/providers/contract.test.ts` runs over every registered one.
 */
export interface Provider<Settings = unknown> {
  /** File name = id = first URL segment. */
  id: string;
  label: string;
  channels: readonly [Channel, ...Channel[]];
  secretFields: readonly SecretField[];
  /** The account's knobs, each with its default: `parse({})` must succeed. */
  settings: z.ZodType<Settings>;
  /** Setting → environment variable that sets it for the account from the environment. */
  settingVariables?: Readonly<Record<string, string>>;
  /** Payload fields masked wherever they are shown and in search, with what each holds. Names that tell it in any language of APIs (`email`) need not be listed. */
  sensitiveFields: SensitiveFields;
  /**
   * Every field that its pages, SDKs and samples name, as paths through objects (lists add nothing): `suborders.amount`. What lies
   * below a path without deeper ones is free. A field beside them is kept, raised once, and never refused. Absent: no field is.
   */
  knownFields?: readonly string[];
  /** Headers (lower-case names) that carry half of a secret or personal data: masked on screen. */
  sensitiveHeaders?: readonly string[];
  /** Constant time, over the raw bytes; tries every credential. Never throws. `SlowProof` only where its hash takes milliseconds. */
  verify(request: ProviderRequest, account: ProviderAccount<Settings>): Verification | SlowProof;
  /** Tolerant of unknown fields, strict on what is used. Never throws. */
  parse(request: ProviderRequest, account: ProviderAccount<Settings>): ParseResult;
  acknowledge(request: ProviderRequest, account: ProviderAccount<Settings>): Acknowledgement;
  /**
   * Request headers (lower case) that `verify` needs besides the content type: they go on with the original bytes, so that a
   * merchant's backend can verify them too. Absent: what is signed lies in the body or the query.
   */
  signatureHeaders?(settings: Settings): readonly string[];
  /** The inverse of `verify`. */
  sign(request: UnsignedRequest, options: SignOptions): SignedRequest;
  /**
   * What "Send a test callback" has `sign` sign: it tells of no money. Every id it names begins with `reference`, every amount
   * is 0 or absent, and it ends in failure, never in success. Absent: the provider offers none.
   */
  testRequest?(reference: string, settings: Settings): UnsignedRequest;
  retries: RetrySchedule;
  /** What a signature of this provider leaves open, in a sentence or two for whoever sets up an account. */
  notProven?: string;
  /** How it is asked about a transfer or batch. Absent: it cannot be asked. */
  probes?: Probes<Settings>;
}

/** Statuses of a closed set and what they mean: the one table a provider's mapping lives in. */
export type StatusTable = Readonly<Record<string, StatusMeaning>>;
