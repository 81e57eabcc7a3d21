/** The query parameter that says a list's columns. */
export const columnsParam = 'columns';

/** Pure: the same page of the list with other columns, for the router; null: whatever the reader's own are. */
export function columnsHref(query: URLSearchParams, layout: string | null): `?${string}` {
  const next = new URLSearchParams(query);
  if (layout === null) next.delete(columnsParam);
  else next.set(columnsParam, layout);
  return `?${next.toString()}`;
}
