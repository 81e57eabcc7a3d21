import { storableText } from '@/lib/platform/text';

/** Parameters of one page of a list, of the record beside it, or that name the view itself: they are no part of what a view keeps. */
const passing = ['cursor', 'trail', 'limit', 'view', 'open'];

/** Longer than any list's URL that a person makes. */
export const viewQueryLengthMax = 3_000;

/**
 * Pure: what a view keeps of a list's URL: filters, order and columns, by name and then as they stood, so that two URLs that show
 * the same are the same text. Blank values are left out.
 */
export function viewQuery(query: URLSearchParams): string {
  const kept = [...query].filter(([name, value]) => !passing.includes(name) && value.trim() !== '');
  // Stable: the values of one name keep their order.
  const sorted = kept.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return new URLSearchParams(sorted.map(([name, value]) => [name, storableText(value)])).toString();
}

/** Pure: the query of the list's URL that opens a view, and says which one it is. */
export function openViewQuery(view: { id: string; query: string }): string {
  const query = new URLSearchParams(view.query);
  query.set('view', view.id);
  return query.toString();
}
