/** The page of a transfer, by our id. */
export function transferHref(id: string) {
  return `/transfers/${id}` as const;
}

/** The page that leads on to a transfer by the provider's id: where only a callback is at hand. */
export function findTransferHref({
  provider,
  account,
  transferId,
}: {
  provider: string;
  account: string;
  transferId: string;
}) {
  const query = new URLSearchParams({ provider, account, transferId });
  return `/transfers/find?${query}` as const;
}
