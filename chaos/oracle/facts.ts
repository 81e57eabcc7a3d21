/**
 * What came of a request: the status of its answer. `broken`: its connection was refused or broke, as where a process ends. `hung`: the
 * connection was taken, and for the whole patience of the sender nothing came.
 */
export type Answer = number | 'broken' | 'hung';

/** A piece of the run: ms by a clock that nobody moves, and that begins anywhere. */
export interface Span {
  fromMs: number;
  untilMs: number;
}

/** A request that was not acknowledged, from its sending to what came of it. */
export interface RefusalFact extends Span {
  answer: Answer;
}

/** A request of somebody who watches, and how long it took until that came of it. */
export interface ProbeFact {
  answer: Answer;
  tookMs: number;
}

/** What was seen around one fault that kept the database away. */
export interface OutageFact {
  fault: string;
  /** The door may go on: what it writes to is not wholly gone, or nobody told it. Else it has to refuse. */
  mayGoOn: boolean;
  /** Requests to the door meanwhile, once it knew: every one of them. */
  probes: ProbeFact[];
  /** Requests meanwhile whose answers need no database: what the machine itself costs. */
  idle: ProbeFact[];
  /** From the database answering again to the first acknowledgement. */
  recoveryMs: number;
}

/** One distinct callback as the provider sent it, and what it was told. */
export interface SentFact {
  /** Path and digest of its bytes: what its requests have in common (`requestKey`). */
  key: string;
  provider: string;
  /** Requests that were acknowledged. */
  acknowledged: number;
  /** The others. */
  refusals: readonly RefusalFact[];
}

export interface RequestFact {
  id: string;
  key: string;
  verdict: string;
  callbackId: string | null;
}

export interface CallbackFact {
  id: string;
  /** Account and deduplication key. */
  identity: string;
  firstRequestId: string;
  duplicates: number;
  applyState: string;
  hasJob: boolean;
  status: string;
  attempts: number;
  /** The merchant's backend is to have it: it is verified, and more than shown. */
  isWanted: boolean;
}

export interface DeliveryFact {
  id: string;
  callbackId: string | null;
  destinationId: string;
  trigger: string;
  webhookId: string;
  status: string;
  attemptCount: number;
}

export interface AttemptFact {
  deliveryId: string;
  number: number;
  /** By the clock of the worker that began it. */
  startedAt: Date;
  finished: boolean;
  /** The backend answered it, whatever it said. */
  answered: boolean;
  errorClass: string | null;
}

/** In the order in which they were written. */
export interface TransitionFact {
  /** `transfer:9`, `batch:17`, `suborder:204`. */
  record: string;
  callbackId: string;
  verdict: string;
  fromStatus: string | null;
  toStatus: string;
}

export interface BatchFact {
  id: string;
  kept: { lines: number; done: number; failed: number };
  counted: { lines: number; done: number; failed: number };
}

/** What the merchant's backend got of one delivery. Places: among all requests it ever got, in the order in which it got them. */
export interface ReceivedFact {
  answered: number;
  /** Of these, those that it said 2xx to. */
  accepted: number;
  firstPlace: number;
  /** Of the first that it answered; null: it hung up on each. */
  firstAnsweredPlace: number | null;
}

/** Everything that is judged, as it stood once all was quiet. */
export interface Facts {
  sent: readonly SentFact[];
  outages: readonly OutageFact[];
  /** While the clock of a server was off. */
  clockMoves: readonly Span[];
  requests: readonly RequestFact[];
  callbacks: readonly CallbackFact[];
  /** Accounts and callbacks that a row names and that are not there: `account 9, named by request 0198…`. */
  missing: readonly string[];
  /**
   * Callbacks that were applied, have no document or no facts, and wait for none: as it stood before the clocks were moved on, which has
   * what is missing made.
   */
  unsearched: readonly string[];
  deliveries: readonly DeliveryFact[];
  attempts: readonly AttemptFact[];
  transitions: readonly TransitionFact[];
  /** Status of each record, by the same words as transitions. */
  records: Readonly<Record<string, string>>;
  batches: readonly BatchFact[];
  /** Hour, measure and so on → count and amount; as kept, and counted anew. */
  statistics: { kept: Readonly<Record<string, string>>; counted: Readonly<Record<string, string>> };
  /** What is wrong with the audit's chain; null: nothing. */
  audit: string | null;
  /** By `webhook-id`. */
  received: Readonly<Record<string, ReceivedFact>>;
  /** Records by their own keys, as they stand; null: not compared. */
  ledger: { expected: Readonly<Record<string, string>>; actual: Readonly<Record<string, string>> } | null;
}
