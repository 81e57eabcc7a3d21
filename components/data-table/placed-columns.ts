import type { CSSProperties } from 'react';
import type { DrawnColumn, ListColumns } from './list-column';
import type { ShownColumn } from './shown-columns';

/** A column where it stands. */
export interface PlacedColumn<Row> extends DrawnColumn<Row> {
  pinned: boolean;
  /** Somebody chose its width. */
  sized: boolean;
  /** Its width and the edge at which it is pinned, as far as somebody chose that. */
  style: CSSProperties | undefined;
}

/** Pure: the columns that are shown, in the order of `shown`, each pinned one beside those before it. */
export function placedColumns<Row>(
  columns: ListColumns<Row>,
  shown: readonly Pick<ShownColumn, 'id' | 'widthPx' | 'pinned'>[],
): readonly PlacedColumn<Row>[] {
  const known = new Map(columns.map((column) => [column.id, column]));
  let pinnedPx = 0;
  return shown.flatMap(({ id, widthPx: width, pinned }) => {
    const column = known.get(id);
    if (!column) return [];
    const left = pinned ? pinnedPx : 0;
    if (pinned) pinnedPx += width ?? 0;
    const style = width === null ? undefined : { width, minWidth: width, maxWidth: width, ...(left > 0 && { left }) };
    return [{ ...column, pinned, sized: width !== null, style }];
  });
}
