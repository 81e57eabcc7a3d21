/** The page of a batch; the account is named only where it is not the default one. */
export function batchHref(batch: { provider: string; account: string; batchId: string }) {
  const path = `/batches/${encodeURIComponent(batch.provider)}/${encodeURIComponent(batch.batchId)}` as const;
  return batch.account === 'default' ? path : (`${path}?account=${encodeURIComponent(batch.account)}` as const);
}
