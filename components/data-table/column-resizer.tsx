'use client';

import { type PointerEvent, useRef } from 'react';
import { useListColumns } from './list-columns-provider';
import { withChange } from './shown-columns';

/**
 * The edge of a column's header: dragged, it makes the column wider; pressed twice, as wide as what it holds. For the pointer alone:
 * the panel of columns has a field for the width.
 */
export function ColumnResizer({ id }: { id: string }) {
  const { layout, draft, choose } = useListColumns();
  const start = useRef<{ x: number; widthPx: number } | null>(null);
  if (!layout.some((one) => one.id === id)) return null;
  const sized = (event: PointerEvent<HTMLElement>) =>
    start.current && withChange(layout, id, { widthPx: start.current.widthPx + event.clientX - start.current.x });
  return (
    <span
      aria-hidden
      className="absolute inset-y-1.5 right-0 w-2.5 cursor-col-resize touch-none border-transparent border-r-2 hover:border-accent group-hover/head:border-line-strong hover:group-hover/head:border-accent max-md:hidden"
      onPointerDown={(event) => {
        const head = event.currentTarget.closest('th');
        if (!head || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, widthPx: head.getBoundingClientRect().width };
      }}
      onPointerMove={(event) => {
        const next = sized(event);
        if (next) draft(next);
      }}
      onPointerUp={(event) => {
        const next = sized(event);
        const moved = start.current !== null && start.current.x !== event.clientX;
        start.current = null;
        if (next && moved) choose(next);
      }}
      onPointerCancel={() => {
        start.current = null;
        draft(null);
      }}
      onDoubleClick={() => choose(withChange(layout, id, { widthPx: null }))}
    />
  );
}
