import type { CSSProperties } from 'react';

/** What is to be known of a column of a table: TanStack's. */
interface PlacedColumn {
  getIsPinned(): 'start' | 'end' | false;
  getStart(position?: 'start'): number;
  getSize(): number;
}

/** Where a cell stands and how wide it is, as far as somebody chose that: the edge at which it is pinned, and its width. */
export function cellPlace(column: PlacedColumn, sized: boolean): CSSProperties | undefined {
  const left = column.getIsPinned() === 'start' ? column.getStart('start') : 0;
  if (!sized) return undefined;
  const width = column.getSize();
  return { width, minWidth: width, maxWidth: width, ...(left > 0 && { left }) };
}
