import type { RequestDetails } from '@/lib/intake/types';
import { maskBytes } from '@/lib/providers/mask-bytes';
import { maskHeaders } from '@/lib/providers/mask-text';
import { findProvider } from '@/lib/providers/registry';
import type { Sensitivity } from '@/lib/providers/sensitive';

/** Pure: base64 of a body with what is sensitive in it masked. */
export function maskBase64(body: string, sensitivity: Sensitivity): string {
  const bytes = Buffer.from(body, 'base64');
  const masked = maskBytes(bytes, sensitivity);
  return masked === bytes ? body : masked.toString('base64');
}

/** How the bodies of one record are masked: each once, however often it came. */
export function bodyMasker(sensitivity: Sensitivity): (body: string) => string {
  const known = new Map<string, string>();
  return (body) => {
    const masked = known.get(body) ?? maskBase64(body, sensitivity);
    known.set(body, masked);
    return masked;
  };
}

/**
 * Pure: a request as a view shows it where nothing was revealed: headers and bytes masked, lengths those of what came. The hash of a
 * masked body is for who may reveal (`mayReveal`): whoever has it can try guesses at a phone until one fits.
 */
export function maskRequest(
  request: RequestDetails,
  maskBody: (body: string) => string,
  mayReveal: boolean,
): RequestDetails {
  const rawBody = maskBody(request.rawBody);
  const bodyMasked = rawBody !== request.rawBody;
  const headers = maskHeaders(request.headers, findProvider(request.provider)?.sensitiveHeaders ?? []);
  return { ...request, headers, rawBody, bodyMasked, bodySha256: bodyMasked && !mayReveal ? null : request.bodySha256 };
}
