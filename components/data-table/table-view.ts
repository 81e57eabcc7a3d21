/** Row heights: 28, 32 and 40 px. */
export const densities = ['compact', 'regular', 'comfortable'] as const;
export type Density = (typeof densities)[number];

/** How a person wants a list drawn: kept in a cookie, so that the server draws it right the first time. */
export interface TableView {
  density: Density;
  /** Ids of the columns left out. */
  hidden: readonly string[];
}

/** The cookie of the list called `name`. */
export function tableViewCookie(name: string): string {
  return `view.${name}`;
}

/** Pure: the cookie's text, `compact.url.outcome`. Column ids hold letters only, so it needs no escaping. */
export function formatTableView(view: TableView): string {
  return [view.density, ...view.hidden].join('.');
}

/** Pure: the inverse of `formatTableView`; what cannot be read, and columns that no longer exist, fall back to `standard`. */
export function parseTableView(text: string | undefined, columnIds: readonly string[], standard: TableView): TableView {
  const [first, ...rest] = (text ?? '').split('.');
  const density = densities.find((known) => known === first);
  if (!density) return standard;
  return { density, hidden: columnIds.filter((id) => rest.includes(id)) };
}
