'use client';

import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { formatTableView, type TableView, tableViewCookie } from './table-view';

interface TableViewState {
  view: TableView;
  change(view: TableView): void;
}

const TableViewContext = createContext<TableViewState | null>(null);

const yearSeconds = 31_536_000;

/** Holds how the list `name` is drawn, for the toolbar's menu and the table alike, and keeps it for the next visit. */
export function TableViewProvider({
  name,
  initial,
  children,
}: {
  name: string;
  initial: TableView;
  children: ReactNode;
}) {
  const [view, setView] = useState(initial);
  const change = useCallback(
    (next: TableView) => {
      setView(next);
      // A preference without any secret, read by the server when it draws the list.
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is absent over plain HTTP, where consoles on a private network run
      document.cookie = `${tableViewCookie(name)}=${formatTableView(next)}; path=/; max-age=${yearSeconds}; samesite=lax`;
    },
    [name],
  );
  const state = useMemo(() => ({ view, change }), [view, change]);
  return <TableViewContext value={state}>{children}</TableViewContext>;
}

/** How the surrounding list is drawn. Throws outside a `TableViewProvider`. */
export function useTableView(): TableViewState {
  const state = use(TableViewContext);
  if (!state) throw new Error('A list needs a TableViewProvider around it.');
  return state;
}
