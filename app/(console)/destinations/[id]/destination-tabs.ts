/** The tabs of a destination's page, as `?tab=` names them; the first is the one without it. */
export const destinationTabs = ['deliveries', 'settings', 'signing'] as const;
export type DestinationTab = (typeof destinationTabs)[number];

/** Pure: the tab that a URL asks for; what is unknown is the first. */
export function readTab(query: URLSearchParams): DestinationTab {
  return destinationTabs.find((tab) => tab === query.get('tab')) ?? 'deliveries';
}
