import type { ListHref } from '@/components/data-table/list-query';

/** Where the attempts of a page are shown: its path, and the query that stays. */
export interface AttemptPlace {
  pathname: string;
  query: Readonly<Record<string, string>>;
}

/** Pure: the page with one attempt open; `against`: compared with that other one. */
export function attemptHref({ pathname, query }: AttemptPlace, attempt: string | null, against?: string): ListHref {
  const params = new URLSearchParams(query);
  if (attempt !== null) params.set('attempt', attempt);
  if (against !== undefined) params.set('against', against);
  const search = params.toString();
  return { pathname, search: search === '' ? '' : `?${search}` };
}
