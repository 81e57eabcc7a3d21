import { z } from 'zod';
import type { Vault } from '@/lib/platform/vault';

/** What of an attempt is sealed: the headers that were sent, and the answer's headers and bytes. */
export interface AttemptEnvelope {
  requestHeaders: Readonly<Record<string, string>> | null;
  responseHeaders: Readonly<Record<string, string>> | null;
  responseBody: Uint8Array;
}

const headersSchema = z.record(z.string(), z.string()).nullable();
const headSchema = z.object({ requestHeaders: headersSchema, responseHeaders: headersSchema });
const lengthBytes = 4;

/** Bound to its attempt: sealed bytes moved to another row do not open. */
function sealContext(attemptId: string): string {
  return `attempt:${attemptId}`;
}

/** Length-prefixed JSON of the headers, then the answer's bytes; sealed as one value. */
export function sealAttempt(vault: Vault, attemptId: string, envelope: AttemptEnvelope): Buffer {
  const { requestHeaders, responseHeaders, responseBody } = envelope;
  const head = Buffer.from(JSON.stringify({ requestHeaders, responseHeaders }));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(head.length);
  return vault.seal(Buffer.concat([length, head, responseBody]), sealContext(attemptId));
}

/** Throws `AppError('unavailable')` where the master secret is another or the bytes were changed. */
export function openAttempt(vault: Vault, attemptId: string, sealed: Uint8Array): AttemptEnvelope {
  const packed = vault.open(sealed, sealContext(attemptId));
  const bodyAt = lengthBytes + packed.readUInt32BE(0);
  const head: unknown = JSON.parse(packed.toString('utf8', lengthBytes, bodyAt));
  return { ...headSchema.parse(head), responseBody: packed.subarray(bodyAt) };
}
