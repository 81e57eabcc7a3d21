'use client';

import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import type { KeyAnswer } from '@/components/keyboard/key-listener';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { focusedRow, focusRow } from '@/components/keyboard/rows';
import { isSameRecord } from './beside-query';
import { findRow, markRow, pressedRow, recordOf } from './list-rows';
import { RecordPanel } from './record-panel';
import { hasRoomBeside, useOpenRecord } from './use-open-record';
import { type DrawnRecord, type DrawRecord, useRecordContent } from './use-record-content';

interface BesideProps {
  /** The list's own path; its records are under it. */
  listPath: string;
  /** One of its records: "callback". */
  what: string;
  /** What came with the page; null: it was asked for without a record. */
  came: DrawnRecord | null;
  draw: DrawRecord;
  /** The list. */
  children: ReactNode;
}

/**
 * A list with the page of one of its records beside it: by a press on a row, or by Space on the row of the cursor. The focus stays in
 * the list, so that j and k go on and the record follows; Space goes into it, Escape closes it and gives the focus back.
 */
export function Beside({ listPath, what, came, draw, children }: BesideProps) {
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const record = useOpenRecord(came ?? children);
  const { open, show, follow, close } = record;
  const content = useRecordContent(listPath, open, came, draw);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const mark = () => markRow(element, listPath, open);
    mark();
    // Rows come later, and come anew.
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [listPath, open]);

  useEffect(() => {
    const element = list.current;
    const press = (event: MouseEvent) => {
      const row = pressedRow(event);
      const pressed = recordOf(listPath, row);
      if (!row || pressed === null || !hasRoomBeside()) return;
      row.link.focus({ preventScroll: true });
      show(pressed);
    };
    const move = () => {
      const pressed = recordOf(listPath, focusedRow());
      if (open !== null && pressed !== null && !isSameRecord(pressed, open)) follow(pressed);
    };
    element?.addEventListener('click', press);
    element?.addEventListener('focusin', move);
    return () => {
      element?.removeEventListener('click', press);
      element?.removeEventListener('focusin', move);
    };
  }, [listPath, open, show, follow]);

  useKey(
    'showBeside',
    useCallback<KeyAnswer>(
      (event) => {
        // On a checkbox or a button Space is theirs.
        if (event.target instanceof Element && event.target.closest('button, input, summary')) return false;
        const row = focusedRow();
        if (!row || !list.current?.contains(row.element)) return false;
        const pressed = recordOf(listPath, row);
        if (pressed === null) return false;
        if (!hasRoomBeside()) row.link.click();
        else if (open !== null && isSameRecord(pressed, open)) panel.current?.focus({ preventScroll: true });
        else show(pressed);
      },
      [listPath, open, show],
    ),
  );
  const leave = useCallback(() => {
    const row = open !== null && list.current ? findRow(list.current, listPath, open) : null;
    close();
    if (row) focusRow(row);
  }, [listPath, open, close]);
  useKey('close', open === null ? null : leave);

  return (
    <>
      <div ref={list} className="contents lg:[&_tbody_tr]:cursor-pointer">
        {children}
      </div>
      {open !== null && (
        <RecordPanel
          ref={panel}
          listPath={listPath}
          what={what}
          open={open}
          content={content}
          onChange={record.change}
          onClose={leave}
        />
      )}
    </>
  );
}
