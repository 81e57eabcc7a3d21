/** Pure: the page of a batch; a batch of a further account names it, since providers number for themselves. */
export function batchPath({ provider, account }: { provider: string; account: string }, batchId: string) {
  const query = account === 'default' ? '' : `?account=${encodeURIComponent(account)}`;
  return `/batches/${encodeURIComponent(provider)}/${encodeURIComponent(batchId)}${query}` as const;
}
