import { type Row, rowAddress } from '@/components/keyboard/rows';
import { besideOf, isSameRecord } from './beside-query';

/** What answers a press itself: the row then does not. */
const ownPress = 'a, button, input, label, select, summary, textarea, [role="button"]';

/** The row of the list that was pressed, where nothing in it answers by itself and no text was marked. */
export function pressedRow(event: MouseEvent): Row | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const { target } = event;
  if (!(target instanceof Element) || target.closest(ownPress) || !getSelection()?.isCollapsed) return null;
  const element = target.closest<HTMLElement>('tbody tr');
  const link = element?.querySelector<HTMLAnchorElement>('a[href]');
  return element && link ? { element, link } : null;
}

/** The record that a row leads to, as the list's address names it; null: a row of something else. */
export function recordOf(listPath: string, row: Row | null): string | null {
  return row && besideOf(listPath, rowAddress(row));
}

/** The row of a record among those of a list, wherever it has moved. */
export function findRow(list: Element, listPath: string, open: string): Row | null {
  for (const element of list.querySelectorAll<HTMLElement>('tbody tr')) {
    const link = element.querySelector<HTMLAnchorElement>('a[href]');
    const found = link && recordOf(listPath, { element, link });
    if (link && found && isSameRecord(found, open)) return { element, link };
  }
  return null;
}

/** Marks the row of the record that is shown, for eyes and for those who hear it; null: none is. */
export function markRow(list: Element, listPath: string, open: string | null): void {
  const now = open === null ? null : findRow(list, listPath, open)?.element;
  for (const row of list.querySelectorAll<HTMLElement>('tr[data-beside]')) {
    if (row === now) continue;
    delete row.dataset.beside;
    row.removeAttribute('aria-current');
  }
  if (!now || now.dataset.beside === 'true') return;
  now.dataset.beside = 'true';
  now.setAttribute('aria-current', 'true');
}
