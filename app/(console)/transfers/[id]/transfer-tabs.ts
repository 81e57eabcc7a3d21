/** The tabs of a transfer's page, as `?tab=` names them; the first is the one without it. */
export const transferTabs = ['callbacks', 'deliveries', 'issues'] as const;
export type TransferTab = (typeof transferTabs)[number];

/** Pure: the tab that a URL asks for; what is unknown is the first. */
export function readTransferTab(query: URLSearchParams): TransferTab {
  return transferTabs.find((tab) => tab === query.get('tab')) ?? 'callbacks';
}
