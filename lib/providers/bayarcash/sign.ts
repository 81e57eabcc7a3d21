import type { SignedRequest, SignOptions, UnsignedRequest } from '@/lib/providers/contract';
import { type ExactObject, writeExactJson } from '@/lib/providers/exact-json';
import { readRequestFields } from '@/lib/providers/request-fields';
import { recordTypeOf, signedFields } from './records';
import { checksumOf } from './signature';
import { joinValues } from './signed-text';

const checksumPair = /(^|&)checksum=[^&]*/;

function withPair(form: string, checksum: string): string {
  if (checksumPair.test(form)) return form.replace(checksumPair, `$1checksum=${checksum}`);
  return form === '' ? `checksum=${checksum}` : `${form}&checksum=${checksum}`;
}

/** Before the closing boundary, which is the last line. */
function withPart(body: string, checksum: string): string {
  const closing = /(--[^\r\n]+)--(?:\r\n)?$/.exec(body);
  if (!closing) return body;
  const part = `${closing[1]}\r\nContent-Disposition: form-data; name="checksum"\r\n\r\n${checksum}\r\n`;
  return body.slice(0, closing.index) + part + body.slice(closing.index);
}

function withChecksum({ contentType, body }: UnsignedRequest, payload: ExactObject, checksum: string): string {
  if (/^multipart\//i.test(contentType ?? '')) return withPart(body, checksum);
  if (!body.trimStart().startsWith('{')) return withPair(body, checksum);
  return writeExactJson(new Map([...payload, ['checksum', checksum]]));
}

/**
 * What Bayarcash would send: the inverse of `verifyChecksum`, with the checksum over the values as received. A record nobody
 * knows is signed as a transaction; a body that cannot be read stays as it is: tests send those too.
 */
export function signRequest(request: UnsignedRequest, { credential }: SignOptions): SignedRequest {
  const { channel, method, contentType, query, body } = request;
  const headers: Record<string, string> = contentType === null ? {} : { 'Content-Type': contentType };
  const sent = { method, headers: { 'content-type': contentType ?? '' }, query, body: Buffer.from(body) };
  const reading = readRequestFields(sent);
  const payload: ExactObject = reading.ok ? reading.payload : new Map();
  const fields = signedFields[recordTypeOf(payload, method) ?? 'transaction'];
  const checksum = checksumOf(credential.fields.secretKey ?? '', joinValues(payload, fields)).toString('hex');
  const signedQuery = method === 'GET' && reading.ok ? withPair(query, checksum) : query;
  return {
    method,
    path: signedQuery === '' ? channel : `${channel}?${signedQuery}`,
    headers,
    body: method === 'POST' && reading.ok ? withChecksum(request, payload, checksum) : body,
  };
}
