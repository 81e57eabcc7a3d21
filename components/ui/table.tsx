import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/**
 * A table that scrolls inside its own box, with header and first column in sight. `label` names it; the box can be
 * focused, so that it scrolls by keyboard. `maxHeight`-like classes go on the box by `className`.
 */
export function Table({ label, className, children, ...props }: ComponentProps<'table'> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section aria-label={label} tabIndex={0} className={cn('relative overflow-auto', className)}>
      <table className="w-full border-separate border-spacing-0 text-sm" {...props}>
        {children}
      </table>
    </section>
  );
}

export function TableHeader(props: ComponentProps<'thead'>) {
  return <thead {...props} />;
}

export function TableBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />;
}

/** Hover, the cursor and selection are shown by the row; `aria-selected` or `data-selected` marks it. */
export function TableRow({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={clsx('row', className)} {...props} />;
}

export interface CellLooks {
  /** `end` for numbers and amounts. */
  align?: 'start' | 'end' | 'center';
  /** Stays at the left edge while the rest scrolls; for the first column. */
  pinned?: boolean;
}

const alignment = { start: 'text-left', end: 'text-right', center: 'text-center' } as const;

export function TableHead({
  align = 'start',
  pinned = false,
  className,
  ...props
}: Omit<ComponentProps<'th'>, 'align'> & CellLooks) {
  return (
    <th
      scope="col"
      className={cn(
        'sticky top-0 z-10 h-8 whitespace-nowrap border-b bg-canvas px-3 font-medium text-muted text-xs first:pl-4 last:pr-4',
        alignment[align],
        pinned && 'left-0 z-20',
        className,
      )}
      {...props}
    />
  );
}

const cellAlignment = { start: '', end: 'cell-end', center: 'cell-center' } as const;

/** The classes of a cell, for a list that works them out once a column. */
export function cellClass({ align = 'start', pinned = false }: CellLooks, className = ''): string {
  return clsx('cell', cellAlignment[align], pinned && 'cell-pinned', className);
}

export function TableCell({ align, pinned, className, ...props }: Omit<ComponentProps<'td'>, 'align'> & CellLooks) {
  return <td className={cellClass({ align, pinned }, className)} {...props} />;
}
