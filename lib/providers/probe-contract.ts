import type { Credential, HttpMethod, Notification, TransferKind } from './contract';
import type { ExactJson } from './exact-json';

/** A record as the ledger holds it, before it is known whether and how its provider can be asked about it. */
export type ProbeRecord =
  | { kind: 'batch'; batchId: string; status: string; detail: Readonly<Record<string, string>> }
  | {
      kind: TransferKind;
      transferId: string;
      status: string;
      merchantReference: string | null;
      currency: string | null;
      chain: string | null;
      detail: Readonly<Record<string, string>>;
    };

/**
 * What is asked about: all that asking and reading the answer need, without the ledger. It is kept with the answer, so that
 * the same bytes are read the same way for ever.
 */
export interface Asked {
  /** The provider's own word, as in `ProbeQuestion.resource`. */
  resource: string;
  /** The id that goes into the question. */
  id: string;
  /** The ledger's record, so that the answer tells of the same one; null where only an unverified callback named it. */
  record: { kind: 'batch' | TransferKind; id: string } | null;
}

/** `reason`: a sentence for people, such as that the provider has no query for it. */
export type ProbeTarget = { askable: true; asked: Asked } | { askable: false; reason: string };

/** One HTTP request of ours, complete. */
export interface ProbeRequest {
  method: HttpMethod;
  /** Absolute. */
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Lower-case names of `headers` whose values are secret: sent, never kept. */
  secretHeaders: readonly string[];
  /** Empty for GET. Never holds a secret (a token request may: its bytes are kept nowhere). */
  body: string;
}

/** What came back, whole. */
export interface ProbeResponse {
  statusCode: number;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  receivedAt: Date;
}

/** What the answer says. Details are sentences for people: the provider's code and words, never a secret's value. */
export type ProbeAnswer =
  /**
   * The state as a callback would tell it, statuses in the callbacks' words (the ledger takes two words for two states).
   * `dedupKey` carries the content: the same state asked twice is one. `transfer` or `batch` carries the id of
   * `Asked.record` where there is one. `occurredAt`: the record's own instant where it says one, else `receivedAt`.
   */
  | { outcome: 'answered'; notification: Notification; payload: ExactJson }
  /** The provider knows no such record. */
  | { outcome: 'not_found'; detail: string }
  /** Credential or signature not accepted, or not allowed: asking again is of no use before it is mended. */
  | { outcome: 'refused'; detail: string }
  /** Asked too often; `retryAfterSeconds` where it says so. */
  | { outcome: 'rate_limited'; retryAfterSeconds: number | null; detail: string }
  /** 5xx, "system busy" and the like: worth another try. */
  | { outcome: 'unavailable'; detail: string }
  /** Neither of the above: not the shape that the documentation gives. */
  | { outcome: 'unreadable'; detail: string };

export type ProbeTokenAnswer =
  | { outcome: 'granted'; token: string; expiresInSeconds: number }
  | Exclude<ProbeAnswer, { outcome: 'answered' | 'not_found' }>;

export interface ProbeOptions<Settings = unknown> {
  credential: Credential;
  settings: Settings;
  at: Date;
  /** Fresh random text of letters and digits, at most 32, for providers that sign a nonce. */
  nonce: string;
  /** Without a slash at its end. */
  baseUrl: string;
  /** What `token` granted; null for a provider without. */
  token: string | null;
}

/** One kind of question, for the docs and the screens. */
export interface ProbeQuestion {
  resource: string;
  /** What it tells of, in the glossary's words: `batch`, `payment`. */
  about: string;
  /** Method and path under the base URL, `{id}` for the id: `POST /v1/pay/withdraw/query`. */
  request: string;
  /** The provider's page. */
  source: string;
}

/**
 * How a provider is asked about a record. Pure, as `Provider`: nothing is sent from here, nothing throws, and reading the
 * same response twice gives the same answer.
 */
export interface Probes<Settings = unknown> {
  questions: readonly [ProbeQuestion, ...ProbeQuestion[]];
  /** Names in `Provider.secretFields` (usually `optional` ones) and in the settings without which nobody can ask. */
  needs: { secrets: readonly [string, ...string[]]; settings: readonly string[] };
  /**
   * The provider's own domains. Nobody who works on the screens can have its secrets sent anywhere else: other base URLs
   * come from the environment alone.
   */
  domains: readonly [string, ...string[]];
  /** How a question proves who asks, in a sentence or two for the docs. */
  signing: string;
  /** Questions a minute that an account sends at most: the provider's bound, or a polite one below it. */
  ratePerMinuteMax: number;
  /** Where the bound comes from: the provider's page, or that it publishes none. */
  rateSource: string;
  /** The base URL: the setting `queryUrl` (`@/lib/providers/query-url`), set by `<PROVIDER>_QUERY_URL` too, or its default. */
  baseUrl(settings: Settings): string;
  /** Which record at the provider is the ledger's; or why none can be asked about. */
  subjectOf(record: ProbeRecord, settings: Settings): ProbeTarget;
  /** Absent: no token is asked for first. A granted token is kept in memory until shortly before it ends. */
  token?: {
    ask(options: ProbeOptions<Settings>): ProbeRequest;
    read(response: ProbeResponse): ProbeTokenAnswer;
  };
  ask(asked: Asked, options: ProbeOptions<Settings>): ProbeRequest;
  read(response: ProbeResponse, asked: Asked, settings: Settings): ProbeAnswer;
}
