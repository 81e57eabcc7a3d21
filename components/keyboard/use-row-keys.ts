'use client';

import { useCallback, useRef } from 'react';
import type { KeyAnswer } from './key-listener';
import { useKey } from './keyboard-provider';
import { focusedRow, focusRow, readRows, rowAddress } from './rows';
import { type RowsNow, stepRow } from './step-row';

/** Arrows belong to the page, which scrolls by them, unless the focus is in a list. */
function isListArrow(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('[data-rows], table, section:has(table)') !== null;
}

/**
 * j and k in any list. The cursor is the focus on a row's first link, so that Enter opens it as any link, a screen reader says
 * where it is, and Tab goes on from there: a table of links, not a grid (ARIA Authoring Practices), so every link stays in the
 * order of Tab.
 */
export function useRowKeys(): void {
  const last = useRef<RowsNow['last']>(null);
  const step = useCallback((event: KeyboardEvent, by: 1 | -1): undefined | false => {
    if (event.key.startsWith('Arrow') && !isListArrow(event)) return false;
    const rows = readRows();
    const addresses = rows.map(rowAddress);
    const focus = focusedRow();
    const focused = focus ? rows.findIndex(({ element }) => element === focus.element) : -1;
    const beside = rows.findIndex(({ element }) => element.dataset.beside === 'true');
    const at = stepRow({ addresses, focused: focused < 0 ? null : focused, beside, last: last.current }, by);
    const row = at === null ? undefined : rows[at];
    if (at === null || !row) return false;
    last.current = { address: rowAddress(row), at };
    focusRow(row);
  }, []);
  useKey(
    'nextRow',
    useCallback<KeyAnswer>((event) => step(event, 1), [step]),
  );
  useKey(
    'previousRow',
    useCallback<KeyAnswer>((event) => step(event, -1), [step]),
  );
  useKey(
    'chooseRow',
    useCallback<KeyAnswer>(() => {
      const box = focusedRow()?.element.querySelector<HTMLInputElement>('input[type="checkbox"]');
      if (!box || box.disabled) return false;
      box.click();
    }, []),
  );
  useKey(
    'copyRow',
    useCallback<KeyAnswer>(() => {
      const row = focusedRow();
      // Its own button says that it was done, to eyes and to assistive technology.
      const button = row?.element.querySelector<HTMLButtonElement>('button[aria-label^="Copy"]');
      if (!button) return false;
      button.click();
    }, []),
  );
  useKey(
    'partOfRecord',
    useCallback<KeyAnswer>(({ key }) => {
      const tabs =
        document.querySelector('[data-beside-panel] nav[data-tabs]') ?? document.querySelector('#main nav[data-tabs]');
      const link = tabs?.querySelectorAll<HTMLAnchorElement>('a[href]')[Number(key) - 1];
      if (!link) return false;
      link.click();
    }, []),
  );
  const turn = useCallback((to: 'older' | 'newer'): undefined | false => {
    const link = document.querySelector<HTMLAnchorElement>(`#main a[data-page="${to}"]`);
    if (!link) return false;
    link.click();
  }, []);
  useKey(
    'olderRows',
    useCallback<KeyAnswer>(() => turn('older'), [turn]),
  );
  useKey(
    'newerRows',
    useCallback<KeyAnswer>(() => turn('newer'), [turn]),
  );
}
