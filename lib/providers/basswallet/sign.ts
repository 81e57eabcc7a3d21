import type { SignedRequest, SignOptions, UnsignedRequest } from '@/lib/providers/contract';
import { ExactNumber, writeExactJson } from '@/lib/providers/exact-json';
import { signedTexts } from './canonical-forms';
import { readBody } from './read-body';
import { basswalletHeaders, digest } from './signature';

const timestampPattern = /(^|&)timestamp=[^&]*/;

function stampForm(body: string, timestamp: string): string {
  if (timestampPattern.test(body)) return body.replace(timestampPattern, `$1timestamp=${timestamp}`);
  return `${body}&timestamp=${timestamp}`;
}

/**
 * What BassWallet would send: the inverse of `verifySignature`. `timestamp` is set to the instant of signing, in its place
 * or as the last field; a form is signed as `form-decoded`, JSON as `json-order` (the bytes as `raw-body` where fields nest).
 */
export function signRequest(request: UnsignedRequest, { credential, at }: SignOptions): SignedRequest {
  const headers: Record<string, string> = request.contentType === null ? {} : { 'Content-Type': request.contentType };
  const body = stamp(request, String(at.getTime()));
  const reading = readBody({ headers: { 'content-type': request.contentType ?? '' }, body: Buffer.from(body) });
  const message = (reading.ok ? signedTexts(reading.body, 'any')[0]?.message : undefined) ?? body;
  return {
    method: request.method,
    path: request.query === '' ? request.channel : `${request.channel}?${request.query}`,
    headers: {
      ...headers,
      [basswalletHeaders.accessKey]: credential.fields.accessKey ?? '',
      [basswalletHeaders.signature]: digest(credential.fields.secret ?? '', message).toString('hex'),
    },
    body,
  };
}

/** A body that cannot be read stays as it is: tests send those too. */
function stamp({ contentType, body }: UnsignedRequest, timestamp: string): string {
  const reading = readBody({ headers: { 'content-type': contentType ?? '' }, body: Buffer.from(body) });
  if (!reading.ok) return body;
  if (reading.body.shape === 'form') return stampForm(body, timestamp);
  return writeExactJson(new Map([...reading.body.payload, ['timestamp', new ExactNumber(timestamp)]]));
}
