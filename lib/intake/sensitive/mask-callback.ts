import type { CallbackDetails } from '@/lib/intake/types';
import { maskPayload } from '@/lib/providers/mask-payload';
import { maskHeaders } from '@/lib/providers/mask-text';
import { maskedFields } from '@/lib/providers/masked-fields';
import { findProvider } from '@/lib/providers/registry';
import type { Sensitivity } from '@/lib/providers/sensitive';
import { maskBase64, maskRequest } from './mask-request';

/** Pure: a callback as somebody sees it who may not reveal, with what was masked of its payload. */
export function maskCallback(callback: CallbackDetails, sensitivity: Sensitivity): CallbackDetails {
  const { payload, rawBody, headers, provider } = callback;
  return {
    ...callback,
    payload: payload === null ? null : maskPayload(payload, sensitivity),
    rawBody: rawBody === null ? null : maskBase64(rawBody, sensitivity),
    headers: headers && maskHeaders(headers, findProvider(provider)?.sensitiveHeaders ?? []),
    masked: payload === null ? [] : maskedFields(payload, sensitivity),
    requests: callback.requests.map((request) => maskRequest(request, sensitivity)),
  };
}
