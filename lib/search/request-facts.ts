import type { RequestSummary } from '@/lib/intake/types';

/** Pure: what a rejected request is found by besides what it brought, by the API's names. */
export function requestFacts({ id, path, cause, sourceAddress, channel }: RequestSummary) {
  return { id, path, cause: cause ?? '', sourceAddress, channel };
}
