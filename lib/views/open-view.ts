import type { SavedView } from './types';
import { viewQuery } from './view-query';

/** Which view a list's URL opens, and whether it shows something else by now. */
export interface OpenView {
  view: SavedView;
  changed: boolean;
}

/** Pure: the view that the URL names, changed or not, else one that shows just the same; null: none of them. */
export function openView(views: readonly SavedView[], query: URLSearchParams): OpenView | null {
  const shown = viewQuery(query);
  const named = views.find(({ id }) => id === query.get('view'));
  if (named) return { view: named, changed: named.query !== shown };
  const same = views.find((view) => view.query === shown);
  return same ? { view: same, changed: false } : null;
}
