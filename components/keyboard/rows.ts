/** A row that the cursor can stand on: it leads somewhere. */
export interface Row {
  element: HTMLElement;
  /** Its first link: the cursor is the focus on it. */
  link: HTMLAnchorElement;
}

const rowSelector = '#main tbody tr, #main [data-row]';

function rowOf(element: HTMLElement): Row | null {
  const link = element.querySelector<HTMLAnchorElement>('a[href]');
  return link && link.getClientRects().length > 0 ? { element, link } : null;
}

const listOf = (element: Element) => element.closest('table, [data-rows]');

/** The list that the focus is in, else the first one of the page: its rows, top to bottom. */
export function readRows(): Row[] {
  const all = [...document.querySelectorAll<HTMLElement>(rowSelector)].flatMap((element) => rowOf(element) ?? []);
  const focus = document.activeElement;
  const around = focus instanceof HTMLElement ? (listOf(focus) ?? focus.querySelector('table, [data-rows]')) : null;
  const inside = all.filter(({ element }) => around?.contains(element));
  const [first] = all;
  return inside.length > 0 || !first ? inside : all.filter(({ element }) => listOf(element) === listOf(first.element));
}

/** The row that holds the focus. */
export function focusedRow(): Row | null {
  const element = document.activeElement?.closest<HTMLElement>(rowSelector);
  return element ? rowOf(element) : null;
}

/** Where a row leads to, within the console. */
export function rowAddress({ link }: Row): string {
  return link.pathname + link.search;
}

/** Puts the cursor on a row, in sight. */
export function focusRow({ element, link }: Row): void {
  link.focus({ preventScroll: true, focusVisible: true });
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
