/** Query parameters that only make sense for one page of a list: any change of filter drops them. */
const pageParams = ['cursor', 'trail'];

/** What a link of a list needs; `next/link` takes it as it is. */
export interface ListHref {
  pathname: string;
  search: string;
}

function hrefOf(pathname: string, query: URLSearchParams): ListHref {
  const text = query.toString();
  return { pathname, search: text === '' ? '' : `?${text}` };
}

function withoutPage(query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of pageParams) next.delete(name);
  return next;
}

/** Pure: the first page of the list with `changes` made; null and [] remove a parameter, several values repeat it. */
export function filterHref(
  pathname: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, string | readonly string[] | null>>,
): ListHref {
  const next = withoutPage(query);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) next.append(name, one);
  }
  return hrefOf(pathname, next);
}

/** Pure: the list without one value of a parameter: what a chip's × leads to. */
export function withoutValueHref(pathname: string, query: URLSearchParams, name: string, value: string): ListHref {
  return filterHref(pathname, query, { [name]: query.getAll(name).filter((one) => one !== value) });
}

/** A keyset knows the way forward only, so the way back is kept in the URL: the cursors of the pages before, oldest first. */
const trailMax = 24;

/** Pure: links of a keyset-paged list from its query and the cursor of the next page. `first` is null on the first page. */
export function pageHrefs(
  pathname: string,
  query: URLSearchParams,
  nextCursor: string | null,
): { first: ListHref | null; newer: ListHref | null; older: ListHref | null } {
  const cursor = query.get('cursor');
  const trail = query.getAll('trail');
  const to = (target: string | null, before: readonly string[]) => {
    const next = withoutPage(query);
    if (target !== null) next.set('cursor', target);
    for (const one of before) next.append('trail', one);
    return hrefOf(pathname, next);
  };
  const older = nextCursor === null ? null : to(nextCursor, cursor === null ? [] : [...trail, cursor].slice(-trailMax));
  if (cursor === null) return { first: null, newer: null, older };
  return { first: to(null, []), newer: to(trail.at(-1) ?? null, trail.slice(0, -1)), older };
}

/**
 * Pure: where "try again" leads after a list could not be read. An incident: the same page. Without one the page itself was
 * refused (a foreign cursor), so the first page of the same filter.
 */
export function againHref(pathname: string, query: URLSearchParams, incidentId: string | null): string {
  const href = incidentId === null ? hrefOf(pathname, withoutPage(query)) : hrefOf(pathname, query);
  return href.pathname + href.search;
}
