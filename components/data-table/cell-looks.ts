import type { ListColumnMeta } from './list-features';

const cardPlaces: Record<NonNullable<ListColumnMeta['card']>, string> = {
  lead: 'max-md:order-1',
  status: 'max-md:order-2 max-md:text-right',
  time: 'max-md:order-3',
  amount: 'max-md:order-4 max-md:text-right',
};

/** Looks of a body cell: its place in the row, and on a phone's card. */
export function bodyCellClass(meta: ListColumnMeta | undefined): string {
  const place = meta?.card ? cardPlaces[meta.card] : 'max-md:hidden';
  return `max-md:static max-md:block max-md:h-auto max-md:min-w-0 max-md:border-b-0 max-md:p-0 ${place} ${meta?.className ?? ''}`;
}
