'use client';

import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ColumnLayout } from '@/lib/views/column-layout';
import { ColumnRow } from './column-row';
import { useListColumns } from './list-columns-provider';
import { withColumnAt } from './shown-columns';

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * The columns that are shown, in their order. A row is moved by its grip: dragged, or with the keys up and down while it has the focus;
 * where it came to is said. The order holds once the pointer or the key is let go.
 */
export function ColumnOrder() {
  const { shown, layout, draft, settle } = useListColumns();
  const list = useRef<HTMLOListElement>(null);
  const moving = useRef<{ id: string; by: 'pointer' | 'key' } | null>(null);
  const [said, setSaid] = useState('');
  const rows = shown.filter(({ label }) => label !== '');
  const grip = (id: string) => list.current?.querySelector<HTMLElement>(`[data-grip="${CSS.escape(id)}"]`);

  useLayoutEffect(() => {
    // A row that is put elsewhere in the document loses the focus that its grip had.
    if (moving.current?.by === 'key' && layout.length > 0) grip(moving.current.id)?.focus();
  });

  const move = (id: string, to: number): ColumnLayout => {
    const next = withColumnAt(layout, id, Math.min(Math.max(to, 1), layout.length - 1));
    draft(next);
    return next;
  };
  const end = () => {
    if (moving.current === null) return;
    const { id } = moving.current;
    moving.current = null;
    const at = rows.findIndex((row) => row.id === id);
    setSaid(`${rows[at]?.label} is column ${at + 1} of ${rows.length}.`);
    settle();
  };
  const press = (event: KeyboardEvent, id: string) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    moving.current = { id, by: 'key' };
    move(id, layout.findIndex((one) => one.id === id) + step);
  };
  const drag = (event: PointerEvent, id: string) => {
    if (moving.current?.by !== 'pointer' || !list.current) return;
    const above = [...list.current.children].filter((row) => {
      const { top, height } = row.getBoundingClientRect();
      return row.getAttribute('data-column') !== id && top + height / 2 < event.clientY;
    });
    if (layout.findIndex((one) => one.id === id) !== above.length) move(id, above.length);
  };
  return (
    <>
      <p className="sr-only" role="status">
        {said}
      </p>
      <ol ref={list} aria-label="Shown, in this order" className="py-1">
        {rows.map((column, at) => (
          <ColumnRow
            key={column.id}
            column={column}
            isLead={at === 0}
            grip={{
              onKeyDown: (event) => press(event, column.id),
              onKeyUp: (event) => steps[event.key] !== undefined && end(),
              onPointerDown: (event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                moving.current = { id: column.id, by: 'pointer' };
              },
              onPointerMove: (event) => drag(event, column.id),
              onPointerUp: end,
              onPointerCancel: () => {
                moving.current = null;
                draft(null);
              },
            }}
          />
        ))}
      </ol>
    </>
  );
}
