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

/** Pure: a request as somebody sees it who may not reveal: headers and bytes masked, hash and lengths those of what came. */
export function maskRequest(request: RequestDetails, sensitivity: Sensitivity): RequestDetails {
  const rawBody = maskBase64(request.rawBody, sensitivity);
  const headers = maskHeaders(request.headers, findProvider(request.provider)?.sensitiveHeaders ?? []);
  return { ...request, headers, rawBody, bodyMasked: rawBody !== request.rawBody };
}
