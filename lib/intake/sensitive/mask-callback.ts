import type { CallbackDetails } from '@/lib/intake/types';
import { maskHeaders } from '@/lib/providers/mask-text';
import { maskWithFields } from '@/lib/providers/masked-fields';
import { findProvider } from '@/lib/providers/registry';
import type { Sensitivity } from '@/lib/providers/sensitive';
import { bodyMasker, maskRequest } from './mask-request';

/**
 * Pure: a callback as a view shows it where nothing was revealed, with what was masked of its payload. `mayReveal`: who looks may, and is
 * given the hashes of masked bodies.
 */
export function maskCallback(callback: CallbackDetails, sensitivity: Sensitivity, mayReveal: boolean): CallbackDetails {
  const { rawBody, headers, provider } = callback;
  const maskBody = bodyMasker(sensitivity);
  const { payload, fields } =
    callback.payload === null ? { payload: null, fields: [] } : maskWithFields(callback.payload, sensitivity);
  return {
    ...callback,
    payload,
    rawBody: rawBody === null ? null : maskBody(rawBody),
    headers: headers && maskHeaders(headers, findProvider(provider)?.sensitiveHeaders ?? []),
    masked: fields,
    requests: callback.requests.map((request) => maskRequest(request, maskBody, mayReveal)),
  };
}
