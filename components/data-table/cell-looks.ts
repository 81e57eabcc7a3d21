import type { ListColumnMeta } from './list-column';

/** Looks of a row: on a phone the card that its cells have their places on. */
export const rowClass = 'row-card';

/** A width that was chosen holds, but on a phone's card, which has columns of its own. */
const sizedClass = 'overflow-hidden text-ellipsis max-md:w-auto! max-md:min-w-0! max-md:max-w-none!';

/** Looks of a header; `sized`: somebody chose its width, which then holds instead of its own bounds. */
export function headCellClass(meta: ListColumnMeta | undefined, sized: boolean): string {
  return `group/head ${sized ? sizedClass : (meta?.className ?? '')}`;
}

/** Looks of a body cell: its place on a phone's card, and its bounds. */
export function bodyCellClass(meta: ListColumnMeta | undefined, sized = false): string {
  return `card-${meta?.card ?? 'none'} ${sized ? sizedClass : (meta?.className ?? '')}`.trim();
}

/** Looks of a list whose columns would not all be in sight on a laptop's screen: they stand closer there. */
export const closeCells =
  'md:max-2xl:[&_:is(td,th):not(:first-child)]:pl-2 md:max-2xl:[&_:is(td,th):not(:last-child)]:pr-2';
