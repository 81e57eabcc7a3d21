/** The tabs of a callback's page, as `?tab=` names them; the first is the one without it. */
export const callbackTabs = ['payload', 'response', 'requests', 'related'] as const;
export type CallbackTab = (typeof callbackTabs)[number];

/** Pure: the tab that a URL asks for; what is unknown is the first. */
export function readTab(query: URLSearchParams): CallbackTab {
  return callbackTabs.find((tab) => tab === query.get('tab')) ?? 'payload';
}
