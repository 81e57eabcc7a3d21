import type { SignedRequest, SignOptions, UnsignedRequest } from '@/lib/providers/contract';
import { hmac } from '@/lib/providers/signing';
import { type CaiboSettings, caiboSettings } from './settings';
import { keyBytes, signedBytes } from './signature';

function signatureOf(bytes: Uint8Array, settings: CaiboSettings, { credential, at }: SignOptions): string {
  const key = keyBytes(credential.fields.apiKey ?? '', settings.keyEncoding) ?? '';
  if (settings.encoding !== 'timestamped') return hmac(settings.algorithm, key, [bytes]).toString(settings.encoding);
  const time = String(Math.floor(at.getTime() / 1000));
  const parts = settings.signedText === 'body' ? [bytes] : [`${time}.`, bytes];
  return `t=${time},v1=${hmac(settings.algorithm, key, parts).toString('hex')}`;
}

/** What Caibo would send as the account is set; without its settings, by the defaults. The inverse of `verifySignature`. */
export function signRequest(request: UnsignedRequest, options: SignOptions): SignedRequest {
  const { channel, method, contentType, query, body } = request;
  const settings = caiboSettings.safeParse(options.settings ?? {}).data ?? caiboSettings.parse({});
  const headers: Record<string, string> = contentType === null ? {} : { 'Content-Type': contentType };
  headers[settings.signatureHeader] = signatureOf(
    signedBytes({ method, query, body: Buffer.from(body) }),
    settings,
    options,
  );
  return { method, path: query === '' ? channel : `${channel}?${query}`, headers, body };
}
