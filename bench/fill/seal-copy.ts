import { setImmediate as pause } from 'node:timers/promises';
import { sealAttempt } from '@/lib/delivery/attempt-envelope';
import { keptHeaders, sealEnvelope } from '@/lib/intake/envelope';
import { termsOf } from '@/lib/intake/facts/fact-terms';
import { idFragments } from '@/lib/intake/id-fragments';
import { fingerprintNumber } from '@/lib/intake/search-document';
import type { Context } from '@/lib/platform/context';
import { asReceived } from '@/lib/providers/as-received';
import type { UnsignedRequest } from '@/lib/providers/contract';
import type { Copy } from './copy-statements';
import { credentialOf, payloadSha256, providerOf } from './play-cast';
import type { Cast, CastDocument, CastFacts, CastFragments } from './read-cast';

/** What copies are signed and sealed with. */
export type SealTools = Pick<Context, 'vault' | 'environment'>;

/** Values of `$1…` of the statements that need what only this process can make. */
export interface SealedCopy {
  requests: unknown[];
  attempts: unknown[];
  search_documents: unknown[];
  search_rejections: unknown[];
  payload_facts: unknown[];
}

/** Meanwhile Postgres is handed its next statement. */
const rowsAtOnce = 100;

/** Pieces one after the other, and where each begins (from 1, as Postgres counts). */
class Bytes {
  readonly #pieces: Buffer[] = [];
  #length = 0;

  add(piece: Buffer): number {
    const at = this.#length + 1;
    this.#pieces.push(piece);
    this.#length += piece.length;
    return at;
  }

  join(): Buffer {
    return Buffer.concat(this.#pieces, this.#length);
  }
}

/** The UUIDv7 of the same request or attempt in a copy that lies `shiftMs` later. */
export function shiftUuid(id: string, shiftMs: number): string {
  const hex = id.replaceAll('-', '');
  const moved = `${(Number.parseInt(hex.slice(0, 12), 16) + shiftMs).toString(16).padStart(12, '0')}${hex.slice(12)}`;
  return [moved.slice(0, 8), moved.slice(8, 12), moved.slice(12, 16), moved.slice(16, 20), moved.slice(20)].join('-');
}

function unsignedOf(unsigned: UnsignedRequest, { castMarker, marker }: Copy): UnsignedRequest {
  return {
    ...unsigned,
    contentType: unsigned.contentType?.replaceAll(castMarker, marker) ?? null,
    query: unsigned.query.replaceAll(castMarker, marker),
    body: unsigned.body.replaceAll(castMarker, marker),
  };
}

async function sealRequests(
  ctx: SealTools,
  cast: Cast,
  copy: Copy,
  shaOfCallback: Map<string, Buffer>,
): Promise<unknown[]> {
  const bytes = new Bytes();
  const [shaAt, sealedAt, lengths]: [number[], number[], number[]] = [[], [], []];
  for (const [place, { id, receivedAtMs, callbackId, told }] of cast.requests.entries()) {
    if (place % rowsAtOnce === 0) await pause();
    const { forged, wayMs } = told;
    const provider = providerOf(told);
    const at = new Date(receivedAtMs + copy.shiftMs - wayMs);
    const signed = provider.sign(unsignedOf(told.unsigned, copy), {
      ...{ credential: credentialOf(ctx, provider, forged), at, nonce: `${copy.marker}${receivedAtMs.toString(36)}` },
    });
    const { headers, query, body } = asReceived(signed, at);
    const sealed = sealEnvelope(ctx.vault, shiftUuid(id, copy.shiftMs), {
      ...{ headers: keptHeaders(headers), query, body: signed.method === 'GET' ? new Uint8Array() : body },
    });
    const sha256 = payloadSha256(signed);
    if (callbackId !== null && !shaOfCallback.has(callbackId)) shaOfCallback.set(callbackId, sha256);
    shaAt.push(bytes.add(sha256));
    sealedAt.push(bytes.add(sealed));
    lengths.push(sealed.length);
  }
  return [bytes.join(), shaAt, sealedAt, lengths];
}

async function sealAttempts(
  ctx: SealTools,
  cast: Cast,
  copy: Copy,
  callbackSpan: bigint,
  shaOfCallback: ReadonlyMap<string, Buffer>,
): Promise<unknown[]> {
  const bytes = new Bytes();
  const [shaAt, sealedAt, lengths]: [number[], number[], (number | null)[]] = [[], [], []];
  for (const [place, { id, callbackId, sentAsReceived, envelope }] of cast.attempts.entries()) {
    if (place % rowsAtOnce === 0) await pause();
    const sha256 = sentAsReceived && callbackId !== null ? shaOfCallback.get(callbackId) : undefined;
    shaAt.push(sha256 ? bytes.add(sha256) : 0);
    const named = callbackId === null ? '' : String(BigInt(callbackId) + callbackSpan * BigInt(copy.number));
    const sealed =
      envelope &&
      sealAttempt(ctx.vault, shiftUuid(id, copy.shiftMs), {
        ...envelope,
        requestHeaders: envelope.requestHeaders && { ...envelope.requestHeaders, 'callback-id': named },
      });
    sealedAt.push(sealed ? bytes.add(sealed) : 1);
    lengths.push(sealed ? sealed.length : null);
  }
  return [bytes.join(), shaAt, sealedAt, lengths];
}

/** Fingerprints of a document as Postgres writes an array. */
function numbersOf(ctx: SealTools, { alike, marked }: CastDocument, { castMarker, marker }: Copy): string {
  const own = marked.map((form) => ctx.vault.fingerprints(form.replaceAll(castMarker, marker))[0]);
  return `{${[...alike, ...own.map(fingerprintNumber)].join(',')}}`;
}

/** Terms of a payload as Postgres writes an array. */
function termsOfCopy({ alike, marked }: CastFacts, { castMarker, marker }: Copy): string {
  const own = marked.flatMap(([path, value]) => termsOf(path, value.replaceAll(castMarker, marker)));
  return `{${[...new Set([...alike, ...own])].join(',')}}`;
}

/** Fragments of a document as Postgres writes an array. */
function fragmentsOfCopy({ alike, marked }: CastFragments, { castMarker, marker }: Copy): string {
  return `{${[...new Set([...alike, ...idFragments(marked.replaceAll(castMarker, marker))])].join(',')}}`;
}

/** Signs and seals every request and attempt of one copy as the door and the delivery engine do, each for its own row. */
export async function sealCopy(ctx: SealTools, cast: Cast, copy: Copy, callbackSpan: bigint): Promise<SealedCopy> {
  const shaOfCallback = new Map<string, Buffer>();
  const numbers = (documents: readonly CastDocument[]) => [documents.map((document) => numbersOf(ctx, document, copy))];
  return {
    requests: copy.bytesKept ? await sealRequests(ctx, cast, copy, shaOfCallback) : [],
    attempts: copy.bytesKept ? await sealAttempts(ctx, cast, copy, callbackSpan, shaOfCallback) : [],
    search_documents: [...numbers(cast.documents), cast.fragments.map((fragments) => fragmentsOfCopy(fragments, copy))],
    search_rejections: numbers(cast.rejections),
    payload_facts: [cast.facts.map((facts) => termsOfCopy(facts, copy))],
  };
}
