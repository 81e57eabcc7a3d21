import type { Outcome, UnsignedRequest } from './contract';

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
}
