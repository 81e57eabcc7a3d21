/** The parameter of a list's URL that says which record is shown beside it: what follows the list's own path, `17?tab=response`. */
export const besideParam = 'open';

/** Pure: the query of the list alone, and the record beside it. */
export function splitBeside(query: URLSearchParams): { query: URLSearchParams; open: string | null } {
  const rest = new URLSearchParams(query);
  rest.delete(besideParam);
  return { query: rest, open: query.get(besideParam) };
}

/** Pure: the list's query with another record beside it, or none. */
export function withBeside(query: URLSearchParams, open: string | null): URLSearchParams {
  const next = splitBeside(query).query;
  if (open !== null) next.set(besideParam, open);
  return next;
}

/** Pure: the record that an address of the console leads to, as `besideParam` names it; null: none of this list. */
export function besideOf(listPath: string, address: string): string | null {
  return address.startsWith(`${listPath}/`) ? address.slice(listPath.length + 1) : null;
}

/** Pure: the page of a record that is shown beside a list. */
export function recordAddress(listPath: string, open: string): string {
  return `${listPath}/${open}`;
}

/** Pure: whether both mean one record, whichever part of it they show. */
export function isSameRecord(open: string, other: string): boolean {
  const read = (text: string) => {
    const at = new URL(text, 'http://record/');
    return `${at.pathname}?${at.searchParams.get('account') ?? ''}`;
  };
  return open === other || read(open) === read(other);
}
