import type { LiveList } from './subscription';

/** Pure: the URL parameters that `parseSubscription` reads back. */
export function subscriptionToSearchParams(
  subjects: readonly string[],
  list: { name: LiveList; query: string; mark: string } | null,
  rows: { list: LiveList; ids: readonly string[] } | null = null,
): URLSearchParams {
  const params = new URLSearchParams(subjects.toSorted().map((subject) => ['subject', subject]));
  if (list) {
    params.set('list', list.name);
    params.set('query', list.query);
    params.set('mark', list.mark);
  }
  if (rows && rows.ids.length > 0) params.set('rows', `${rows.list}:${rows.ids.join(',')}`);
  return params;
}
