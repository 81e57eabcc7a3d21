import { z } from 'zod';
import type { Context } from '@/lib/platform/context';
import { transferKinds } from '@/lib/providers/contract';
import type { Asked } from '@/lib/providers/probe-contract';

/** What of a request is kept as it came: sealed as one value, opened only for details, verifying again and replays. */
export interface Envelope {
  headers: Readonly<Record<string, string>>;
  query: string;
  body: Uint8Array;
  /** False: `body` is not all that was on its way. Absent: it is, or what was kept of it says so itself. */
  complete?: boolean;
  /** What was asked, where this is a provider's answer and not a callback; `headers` and `body` are the answer's. */
  asked?: Asked;
}

const redacted = '[not kept]';
/** They open other doors than ours, and no provider signs by them. */
const redactedHeaders: readonly string[] = ['authorization', 'cookie', 'proxy-authorization'];
const headersMax = 200;
const headerLengthMax = 16 * 1024;

const askedSchema = z.object({
  resource: z.string(),
  id: z.string(),
  record: z.object({ kind: z.enum(['batch', ...transferKinds]), id: z.string() }).nullable(),
});
const headSchema = z.object({
  headers: z.record(z.string(), z.string()),
  query: z.string(),
  complete: z.boolean().optional(),
  asked: askedSchema.optional(),
});
const lengthBytes = 4;

function areKeptWhole(headers: Readonly<Record<string, string>>): boolean {
  let count = 0;
  for (const name in headers) {
    count += 1;
    if (count > headersMax || redactedHeaders.includes(name) || (headers[name] ?? '').length > headerLengthMax)
      return false;
  }
  return true;
}

/** Headers as they are kept: without the values that open other doors, and no flood of them. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (areKeptWhole(headers)) return headers;
  const kept = Object.entries(headers)
    .slice(0, headersMax)
    .map(([name, value]): [string, string] => [
      name,
      redactedHeaders.includes(name) ? redacted : value.slice(0, headerLengthMax),
    ]);
  return Object.fromEntries(kept);
}

/** Length-prefixed JSON of all but the body, then the body's bytes. */
export function packEnvelope({ headers, query, body, complete, asked }: Envelope): Buffer {
  const head = JSON.stringify({ headers, query, complete, asked });
  const headBytes = Buffer.byteLength(head);
  const packed = Buffer.allocUnsafe(lengthBytes + headBytes + body.length);
  packed.writeUInt32BE(headBytes);
  packed.write(head, lengthBytes);
  packed.set(body, lengthBytes + headBytes);
  return packed;
}

/** The inverse of `packEnvelope`; throws on bytes that it did not make. */
export function unpackEnvelope(packed: Buffer): Envelope {
  const bodyAt = lengthBytes + packed.readUInt32BE(0);
  const head: unknown = JSON.parse(packed.toString('utf8', lengthBytes, bodyAt));
  return { ...headSchema.parse(head), body: packed.subarray(bodyAt) };
}

/** Bound to its request: sealed bytes moved to another row do not open. */
function sealContext(requestId: string): string {
  return `request:${requestId}`;
}

export function sealEnvelope(vault: Context['vault'], requestId: string, envelope: Envelope): Buffer {
  return vault.seal(packEnvelope(envelope), sealContext(requestId));
}

/** Throws `AppError('unavailable')` where the master secret is another or the bytes were changed. */
export function openEnvelope(vault: Context['vault'], requestId: string, sealed: Uint8Array): Envelope {
  return unpackEnvelope(vault.open(sealed, sealContext(requestId)));
}
