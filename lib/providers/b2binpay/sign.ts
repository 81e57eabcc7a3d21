import type { SignedRequest, SignOptions, UnsignedRequest } from '@/lib/providers/contract';
import { type ExactJson, type ExactObject, readExactJson, writeExactJson } from '@/lib/providers/exact-json';
import { objectAt, readDocument, scalarText } from './read-document';
import { digest, signedValues } from './signature';
import { readV1Body } from './v1-body';
import { v1Hash } from './v1-signature';
import { v1Time } from './v1-time';

/** Milliseconds as the microseconds B2BinPay writes: `2020-12-29T05:27:11.925000Z`. */
function metaTime(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}

function isJsonApi(request: UnsignedRequest): boolean {
  const json = readExactJson(request.body);
  return json.ok && json.value instanceof Map && objectAt(json.value, 'data').has('type');
}

/** A callback without a transfer leaves as it is: B2BinPay does not sign it. */
function signDocument(body: string, { credential, at }: SignOptions): string {
  const reading = readDocument(Buffer.from(body));
  if (!reading.ok || !reading.document.transfer) return body;
  const { root, meta } = reading.document;
  const time = metaTime(at);
  const values = signedValues(reading.document, reading.document.transfer, time);
  const sign = values.ok ? digest(credential, values.message).toString('hex') : scalarText(meta.get('sign'));
  const signed = new Map<string, ExactJson>([...meta, ['time', time], ['sign', sign]]);
  return writeExactJson(new Map<string, ExactJson>([...root, ['meta', signed]]));
}

function signV1({ contentType, body }: UnsignedRequest, { credential, at, nonce }: SignOptions): string {
  const reading = readV1Body({ headers: { 'content-type': contentType ?? '' }, body: Buffer.from(body) });
  if (!reading.ok) return body;
  const time = v1Time(at);
  const hash = v1Hash(credential, time, nonce);
  if (body.trimStart().startsWith('{')) return writeExactJson(stampV1(reading.body.payload, time, hash));
  const kept = body.split('&').filter((part) => !/^sign(\[|%5B)/i.test(part));
  const sign = new URLSearchParams([
    ['sign[time]', time],
    ['sign[hash]', hash],
  ]).toString();
  return [...kept, sign].join('&');
}

function stampV1(payload: ExactObject, time: string, hash: string): ExactObject {
  const sign: ExactObject = new Map([
    ['time', time],
    ['hash', hash],
  ]);
  return new Map<string, ExactJson>([...payload, ['sign', sign]]);
}

/**
 * What B2BinPay would send, time and signature set anew: the inverse of both ways to verify. A JSON:API document is signed
 * as v2 and v3 do, anything else as v1.
 */
export function signRequest(request: UnsignedRequest, options: SignOptions): SignedRequest {
  return {
    method: request.method,
    path: request.query === '' ? request.channel : `${request.channel}?${request.query}`,
    headers: request.contentType === null ? {} : { 'Content-Type': request.contentType },
    body: isJsonApi(request) ? signDocument(request.body, options) : signV1(request, options),
  };
}
