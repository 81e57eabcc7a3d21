import type { ListColumnMeta } from './list-features';

/** Two lines on a phone: lead, detail and status; time and amount. A card without a detail leaves its place empty. */
const cardPlaces: Record<NonNullable<ListColumnMeta['card']>, string> = {
  lead: 'max-md:col-start-1 max-md:row-start-1',
  detail: 'max-md:col-start-2 max-md:row-start-1',
  status: 'max-md:col-start-3 max-md:row-start-1 max-md:text-right',
  time: 'max-md:col-start-1 max-md:col-span-2 max-md:row-start-2',
  amount: 'max-md:col-start-3 max-md:row-start-2 max-md:text-right',
};

/** Looks of a row: on a phone the card that its cells have their places on. */
export const rowClass =
  'max-md:relative max-md:grid max-md:grid-cols-[fit-content(60%)_minmax(0,1fr)_auto] max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:border-b max-md:bg-(--cell) max-md:px-4 max-md:py-2.5';

/** A width that was chosen holds, but on a phone's card, which has columns of its own. */
const sizedClass = 'overflow-hidden text-ellipsis max-md:w-auto! max-md:min-w-0! max-md:max-w-none!';

/** Looks of a header; `sized`: somebody chose its width, which then holds instead of its own bounds. */
export function headCellClass(meta: ListColumnMeta | undefined, sized: boolean): string {
  return `group/head ${sized ? sizedClass : (meta?.className ?? '')}`;
}

/** A cell that has its place on a phone's card: nothing of the table's own edges, sizes and pinning is left of it there. */
const cardCell =
  'max-md:static max-md:block max-md:h-auto max-md:min-w-0 max-md:border-b-0 max-md:p-0 max-md:first:pl-0 max-md:last:pr-0';

/** Looks of a body cell: its place in the row, and on a phone's card. Hundreds of cells say it: one that a card lacks says no more of it. */
export function bodyCellClass(meta: ListColumnMeta | undefined, sized = false): string {
  const place = meta?.card ? `${cardCell} ${cardPlaces[meta.card]}` : 'max-md:hidden';
  return `[&>*]:align-middle ${place} ${sized ? sizedClass : (meta?.className ?? '')}`;
}

/** Looks of a list whose columns would not all be in sight on a laptop's screen: they stand closer there. */
export const closeCells =
  'md:max-2xl:[&_:is(td,th):not(:first-child)]:pl-2 md:max-2xl:[&_:is(td,th):not(:last-child)]:pr-2';
