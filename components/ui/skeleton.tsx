import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A grey stand-in of what will come; invisible for the first 150 ms. The loading region around it carries `aria-busy`. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div aria-hidden className="animate-late">
      <div className={cn('h-4 animate-pulse rounded-sm bg-neutral-soft', className)} {...props} />
    </div>
  );
}

/** Rows in the height of the real table, so that nothing jumps when they come. `widths` are Tailwind width classes, one a column. */
export function SkeletonRows({ rows, widths }: { rows: number; widths: readonly string[] }) {
  return (
    <div aria-busy="true">
      <span className="sr-only" role="status">
        Loading
      </span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <div key={row} className="flex h-row items-center gap-6 overflow-hidden border-b px-4">
          {widths.map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <Skeleton key={column} className={cn('h-3', width)} />
          ))}
        </div>
      ))}
    </div>
  );
}
