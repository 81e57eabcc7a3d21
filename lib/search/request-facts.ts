import type { RequestSummary } from '@/lib/intake/types';

/** Pure: what a rejected request is found by besides its bytes, by the API's names. */
export function requestFacts({ id, path, cause, sourceAddress, bodySha256, channel }: RequestSummary) {
  return { id, path, cause: cause ?? '', sourceAddress, bodySha256, channel };
}
