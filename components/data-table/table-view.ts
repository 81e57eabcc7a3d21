/** How a person wants a list drawn: kept in a cookie, so that the server draws it right the first time. */
export interface TableView {
  /** Ids of the columns left out. */
  hidden: readonly string[];
}

/** The cookie of the list called `name`. */
export function tableViewCookie(name: string): string {
  return `columns.${name}`;
}

/** Pure: the cookie's text, `-url.outcome`. Column ids hold letters only, so it needs no escaping. */
export function formatTableView(view: TableView): string {
  return `-${view.hidden.join('.')}`;
}

/** Pure: the inverse of `formatTableView`; what cannot be read falls back to `standard`, columns that no longer exist are forgotten. */
export function parseTableView(text: string | undefined, columnIds: readonly string[], standard: TableView): TableView {
  if (!text?.startsWith('-')) return standard;
  const named = text.slice(1).split('.');
  return { hidden: columnIds.filter((id) => named.includes(id)) };
}
