'use client';

import { GripVerticalIcon, PinIcon } from 'lucide-react';
import { type ComponentProps, useId, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { cn } from '@/components/ui/cn';
import { fieldStyles } from '@/components/ui/input';
import { columnWidthMax, columnWidthMin, payloadPathOf } from '@/lib/views/column-layout';
import { useListColumns } from './list-columns-provider';
import { type ShownColumn, withChange, withoutColumn } from './shown-columns';

interface ColumnRowProps {
  column: ShownColumn;
  /** The first column: it stays where it is. */
  isLead: boolean;
  /** What moves the row. */
  grip: Pick<
    ComponentProps<'button'>,
    'onKeyDown' | 'onKeyUp' | 'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
  >;
}

const square = 'inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-faint';

/** The width in pixels; empty: as wide as what it holds. Shown while it is typed, chosen once the field is left. */
function WidthField({ id, label }: { id: string; label: string }) {
  const { layout, draft, settle } = useListColumns();
  const [typed, setTyped] = useState<string | null>(null);
  const widthPx = layout.find((one) => one.id === id)?.widthPx ?? null;
  const leave = () => {
    setTyped(null);
    settle();
  };
  return (
    <input
      type="number"
      min={columnWidthMin}
      max={columnWidthMax}
      step={8}
      value={typed ?? widthPx ?? ''}
      placeholder="auto"
      aria-label={`Width of ${label} in pixels`}
      title="Width in pixels; empty: as wide as what it holds"
      className={cn(fieldStyles, 'h-6 w-17 shrink-0 rounded-sm px-1.5 text-xs')}
      onChange={({ currentTarget: { value, valueAsNumber } }) => {
        setTyped(value);
        if (value === '') draft(withChange(layout, id, { widthPx: null }));
        // Less is a number that is still being typed.
        else if (valueAsNumber >= columnWidthMin) draft(withChange(layout, id, { widthPx: valueAsNumber }));
      }}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
      onBlur={leave}
    />
  );
}

/** A column that is shown, with all that can be changed of it. */
export function ColumnRow({ column: { id, label, pinned }, isLead, grip }: ColumnRowProps) {
  const { layout, choose } = useListColumns();
  const box = useId();
  return (
    <li data-column={id} className="flex h-8 items-center gap-1.5 pr-3 pl-2 hover:bg-hover">
      {isLead ? (
        <span className={square} />
      ) : (
        <button
          type="button"
          data-grip={id}
          aria-label={`Move ${label}`}
          title="Drag, or press the keys up and down"
          className={cn(square, 'cursor-grab touch-none hover:text-ink active:cursor-grabbing')}
          {...grip}
        >
          <GripVerticalIcon aria-hidden className="size-4" />
        </button>
      )}
      <label htmlFor={box} className="flex h-full min-w-0 flex-1 items-center gap-2 text-sm">
        <Checkbox id={box} checked disabled={isLead} onChange={() => choose(withoutColumn(layout, id))} />
        <span className={cn('truncate', payloadPathOf(id) !== null && 'font-mono text-[0.95em]')} title={label}>
          {label}
        </span>
      </label>
      <WidthField id={id} label={label} />
      <button
        type="button"
        aria-pressed={pinned}
        disabled={isLead}
        aria-label={`Keep ${label} at the left`}
        title={pinned ? 'Stays at the left while the list scrolls' : 'Keep at the left while the list scrolls'}
        className={cn(square, 'hover:text-ink disabled:opacity-60 aria-pressed:text-accent-ink')}
        onClick={() => choose(withChange(layout, id, { pinned: !pinned }))}
      >
        <PinIcon aria-hidden className={cn('size-3.5', pinned && 'fill-current')} />
      </button>
    </li>
  );
}
