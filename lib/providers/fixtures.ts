import type { BatchNews, Notification, Outcome, TransferNews, UnsignedRequest } from './contract';
import type { Asked, ProbeAnswer, ProbeRecord } from './probe-contract';

/** `published`: printed by the provider (its page, its SDK); `synthetic`: made by us from the description. */
export type Origin = 'published' | 'synthetic';

/** A body as the provider would send it, and what must be read from it. */
export interface SampleCallback {
  name: string;
  origin: Origin;
  request: UnsignedRequest;
  expected: {
    type: string;
    providerStatus: string;
    outcome: Outcome;
    transferId: string | null;
    batchId: string | null;
  };
}

/** A signature computed by somebody else, which `verify` must accept. */
export interface SignatureVector {
  name: string;
  origin: Origin;
  fields: Readonly<Record<string, string>>;
  /** Absent: the provider's first channel. */
  channel?: string;
  headers: Readonly<Record<string, string>>;
  query: string;
  body: string;
  receivedAt: Date;
}

export interface SampleResponse {
  statusCode: number;
  headers?: Readonly<Record<string, string>>;
  body: string;
}

/** A question about a record, and an answer to it. */
export interface SampleProbe {
  name: string;
  origin: Origin;
  record: ProbeRecord;
  asked: Asked;
  /** The request without what changes with time and nonce: path and query after the base URL (`/v1/…?id=1`). */
  request: { method: 'GET' | 'POST'; path: string | RegExp; body: string };
  response: SampleResponse;
  expected: Partial<Pick<Notification, 'type' | 'providerStatus' | 'outcome' | 'transferId' | 'batchId'>> & {
    transfer?: Partial<TransferNews> | null;
    batch?: Partial<BatchNews> | null;
  };
}

/** What `probes.test.ts` needs to know of a provider that can be asked. */
export interface ProbeFixtures {
  /** Settings with which it can ask; defaults fill the rest. */
  settings: Readonly<Record<string, unknown>>;
  samples: readonly [SampleProbe, ...SampleProbe[]];
  /** Answers to the first sample's question that tell no state, as the provider documents its errors. */
  errors: readonly { name: string; response: SampleResponse; outcome: Exclude<ProbeAnswer['outcome'], 'answered'> }[];
  /** Records that cannot be asked about. */
  unaskable: readonly ProbeRecord[];
  /** An answer to the first sample's question whose status is `word`. */
  withStatus(word: string): SampleResponse;
}

/** What `contract.test.ts` needs to know of a provider: `lib/providers/<id>.fixtures.ts` exports one as `fixtures`. */
export interface ProviderFixtures {
  /** A credential's secrets, by the names in `secretFields`; none for a provider that signs nothing. */
  secrets: Readonly<Record<string, string>>;
  /** Every one tells of something else, so every one has its own deduplication key. */
  samples: readonly [SampleCallback, ...SampleCallback[]];
  vectors: readonly SignatureVector[];
  signed: {
    /** Headers of which every byte counts. */
    headers: readonly string[];
    /** `whole`: every byte of the body counts; else the parts of the first sample's body or query that do. */
    parts: 'whole' | readonly string[];
  };
  /** A callback whose status is `word`, or null where the provider has no statuses. */
  withStatus: ((word: string) => UnsignedRequest) | null;
  /** A callback that carries this decimal text, as a string and where possible as a bare number; null where there is no money. */
  withAmount: ((amount: string) => UnsignedRequest) | null;
  /** Exactly where the provider has `probes`. */
  probes?: ProbeFixtures;
}
