import type { ListColumn } from './list-features';
import type { ShownColumn } from './shown-columns';

/** Pure: which columns a table shows, in TanStack's words. */
export function tableColumns(known: readonly ListColumn[], shown: readonly ShownColumn[]) {
  const visible = new Set(shown.map(({ id }) => id));
  return {
    columnVisibility: Object.fromEntries(known.map(({ id }) => [id, visible.has(id)])),
    columnOrder: shown.map(({ id }) => id),
    columnPinning: { start: shown.filter(({ pinned }) => pinned).map(({ id }) => id), end: [] },
    columnSizing: Object.fromEntries(
      shown.flatMap(({ id, widthPx }): [string, number][] => (widthPx === null ? [] : [[id, widthPx]])),
    ),
  };
}
