import { clsx } from 'clsx';
import type { ListColumnMeta } from './list-features';

const cardPlaces: Record<NonNullable<ListColumnMeta['card']>, string> = {
  lead: 'max-md:order-1 max-md:min-w-0',
  status: 'max-md:order-2 max-md:text-right',
  time: 'max-md:order-3 max-md:min-w-0',
  amount: 'max-md:order-4 max-md:text-right',
};

/** Classes of a body cell: its place in the row, or on a phone's card. */
export function bodyCellClass(meta: ListColumnMeta | undefined, first: boolean): string {
  return clsx(
    'border-b px-3 py-0 align-middle max-md:border-b-0 max-md:px-0',
    first && 'sticky left-0 z-10 bg-background group-hover/row:bg-muted max-md:static max-md:bg-transparent',
    meta?.align === 'end' && 'text-right tabular-nums',
    meta?.revealed && 'w-px',
    meta?.card ? cardPlaces[meta.card] : 'max-md:hidden',
    meta?.className,
  );
}

/** Classes of a header cell; headers are read but not drawn on a phone. */
export function headCellClass(meta: ListColumnMeta | undefined, first: boolean): string {
  return clsx(
    'sticky top-0 z-20 h-8 border-b bg-background px-3 text-left align-middle font-medium text-muted-foreground text-xs',
    first && 'left-0 z-30',
    meta?.align === 'end' && 'text-right',
    meta?.className,
  );
}
