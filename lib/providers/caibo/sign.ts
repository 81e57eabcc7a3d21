import type { SignedRequest, SignOptions, UnsignedRequest } from '@/lib/providers/contract';
import { hmac } from '@/lib/providers/signing';
import { signedBytes } from './signature';

/** What Caibo would send with its defaults: HMAC-SHA512 of the body (of the query by GET) in Base64, in `X-Signature`. */
export function signRequest(request: UnsignedRequest, { credential }: SignOptions): SignedRequest {
  const { channel, method, contentType, query, body } = request;
  const headers: Record<string, string> = contentType === null ? {} : { 'Content-Type': contentType };
  const bytes = signedBytes({ method, query, body: Buffer.from(body) });
  const signature = hmac('sha512', credential.fields.apiKey ?? '', [bytes]).toString('base64');
  return {
    method,
    path: query === '' ? channel : `${channel}?${query}`,
    headers: { ...headers, 'X-Signature': signature },
    body,
  };
}
