import type { Outcome } from '@/lib/providers/contract';
import type { ExactJson } from '@/lib/providers/exact-json';
import { toJsonText } from '@/lib/providers/exact-json-text';

export interface ForwardedBody {
  contentType: string;
  bytes: Buffer;
  /** The provider's own headers that go with it. */
  headers: Readonly<Record<string, string>>;
}

/** The first request of a callback, as it came. */
export interface ArrivedRequest {
  method: string;
  headers: Readonly<Record<string, string>>;
  query: string;
  body: Uint8Array;
}

const formType = 'application/x-www-form-urlencoded';

/**
 * Pure: the provider's exact bytes with their content type and the headers it signs in (`signedIn`, lower case), so that a
 * backend can verify the provider's own signature. What came by GET has no body: its query string is sent as a form, byte by
 * byte.
 */
export function originalBody(request: ArrivedRequest, signedIn: readonly string[]): ForwardedBody {
  const headers = Object.fromEntries(
    signedIn.flatMap((name) => {
      const value = request.headers[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  if (request.method === 'GET') return { contentType: formType, bytes: Buffer.from(request.query), headers };
  const contentType = request.headers['content-type'] ?? 'application/octet-stream';
  return { contentType, bytes: Buffer.from(request.body), headers };
}

/** The normalized body, field by field (docs/forwarding.md). Ids and amounts are text, instants ISO 8601 UTC. */
export interface NormalizedCallback {
  id: string;
  provider: string;
  account: string;
  channel: string;
  type: string;
  /** The provider's own word. */
  providerStatus: string;
  outcome: Outcome;
  /** False: unsigned by the provider's design; never take it for money. */
  verified: boolean;
  transferId: string | null;
  batchId: string | null;
  amount: string | null;
  currency: string | null;
  occurredAt: string | null;
  receivedAt: string;
  /** The provider's document, numbers with every digit; null where it cannot be read any more. */
  payload: ExactJson | null;
}

/** Pure: our JSON, the same for every provider; the payload whole and unmasked, for it is the merchant's own backend. */
export function normalizedBody(callback: NormalizedCallback): ForwardedBody {
  return { contentType: 'application/json; charset=utf-8', bytes: Buffer.from(toJsonText(callback)), headers: {} };
}

/** Pure: what "send a test" sends where it has no callback. */
export function testBody(destinationName: string, at: Date): ForwardedBody {
  const text = JSON.stringify({ type: 'test', destination: destinationName, sentAt: at.toISOString() });
  return { contentType: 'application/json; charset=utf-8', bytes: Buffer.from(text), headers: {} };
}
