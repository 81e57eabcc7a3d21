import type { BatchAddress } from '@/lib/ledger/get-batch';

/** Pure: a path segment as its text; what is not properly encoded is taken as it stands. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Pure: the batch that a URL names. `account` only where the URL does. */
export function readAddress(
  { provider, batchId }: { provider: string; batchId: string },
  account: string | null | undefined,
): BatchAddress {
  return { provider: decoded(provider), batchId: decoded(batchId), account: account ?? null };
}
