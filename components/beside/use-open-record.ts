'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { besideParam, withBeside } from './beside-query';

/** From this width on a record has room beside its list; the frame's `lg:`. */
const wideEnough = '(min-width: 64rem)';

/** Whether there is room for a record beside the list. */
export function hasRoomBeside(): boolean {
  return matchMedia(wideEnough).matches;
}

/** Moves of the cursor that follow each other so quickly are one: browsers allow few changes of an address a second. */
const settleMs = 120;

export interface OpenRecord {
  /** What the address says is beside the list; null: nothing. */
  open: string | null;
  /** Shows a record beside the list: a step of the history, so that "back" closes it. */
  show(open: string): void;
  /** Shows another one, or another part of it, in its stead. */
  change(open: string): void;
  /** As `change`, once the cursor stands still. */
  follow(open: string): void;
  close(): void;
}

/**
 * The record beside a list is part of its address. It changes without asking the server for the list again, whose rows so stay as
 * they are. `readAt` is another object once the list was read again: then there is no step back to the list as it is.
 */
export function useOpenRecord(readAt: unknown): OpenRecord {
  const pathname = usePathname();
  const search = useSearchParams();
  const open = search.get(besideParam);
  const pushed = useRef<{ readAt: unknown } | null>(null);
  const settling = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (open === null) pushed.current = null;
  }, [open]);
  useEffect(() => () => clearTimeout(settling.current), []);

  const write = useCallback(
    (next: string | null, how: 'pushState' | 'replaceState') => {
      clearTimeout(settling.current);
      const query = withBeside(new URLSearchParams(location.search), next).toString();
      history[how](null, '', query === '' ? pathname : `${pathname}?${query}`);
    },
    [pathname],
  );
  const change = useCallback((next: string) => write(next, 'replaceState'), [write]);
  const show = useCallback(
    (next: string) => {
      if (new URLSearchParams(location.search).has(besideParam)) return change(next);
      pushed.current = { readAt };
      write(next, 'pushState');
    },
    [write, change, readAt],
  );
  const follow = useCallback(
    (next: string) => {
      clearTimeout(settling.current);
      settling.current = setTimeout(() => change(next), settleMs);
    },
    [change],
  );
  const close = useCallback(() => {
    clearTimeout(settling.current);
    if (pushed.current?.readAt === readAt) history.back();
    else write(null, 'replaceState');
    pushed.current = null;
  }, [write, readAt]);
  return { open, show, change, follow, close };
}
