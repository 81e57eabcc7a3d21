'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useCallback,
  useMemo,
  useOptimistic,
  useRef,
  useState,
} from 'react';
import { type ColumnLayout, formatLayout, parseLayout } from '@/lib/views/column-layout';
import type { ColumnList } from '@/lib/views/lists';
import { columnsHref } from './columns-href';
import type { ListColumn } from './list-column';
import { layoutOf, type ShownColumn, shownColumns, standardLayout } from './shown-columns';

/** Keeps how the reader wants the columns of a list; null forgets it. Answers what went wrong, in words, or null. */
export type RememberColumns = (list: ColumnList, layout: string | null) => Promise<string | null>;

interface ListColumnsState {
  known: readonly ListColumn[];
  /** What is shown, in the order in which it is drawn. */
  shown: readonly ShownColumn[];
  /** The same as it is kept: what changes are made to. */
  layout: ColumnLayout;
  /** Where paths of values in the payload are suggested (`{ paths }`); null: the list has none. */
  lifts: string | null;
  /** Nobody chose these columns: they are the list's own. */
  isStandard: boolean;
  /** Why the last choice is not remembered. */
  problem: string | null;
  /** Shows a layout while it is being made, as while a column is dragged; null gives that up. */
  draft: (layout: ColumnLayout | null) => void;
  /** Ends making: what is on screen is chosen. */
  settle: () => void;
  /** Shows a layout from now on: in the URL, and remembered where no saved view is open. Null: the list's own columns. */
  choose: (layout: ColumnLayout | null) => void;
}

const ListColumnsContext = createContext<ListColumnsState | null>(null);

interface ListColumnsProviderProps {
  list: ColumnList;
  known: readonly ListColumn[];
  lifts: string | null;
  /** As the server read it; null: nobody said. */
  initial: string | null;
  remember: RememberColumns;
  children: ReactNode;
}

/** Holds which columns the list around it shows, for its table and the panel that changes them. */
export function ListColumnsProvider({ list, known, lifts, initial, remember, children }: ListColumnsProviderProps) {
  const router = useRouter();
  const search = useSearchParams().toString();
  // What was chosen is on screen at once, and gives way to what the server draws from then on.
  const [chosen, showChosen] = useOptimistic(initial);
  const [drafted, draft] = useState<ColumnLayout | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choices = useRef(0);

  const choose = useCallback(
    (layout: ColumnLayout | null) => {
      const text = layout && formatLayout(layout);
      const query = new URLSearchParams(search);
      // The columns of an open view are the view's: what the reader has elsewhere stays as it is.
      const inView = query.has('view');
      const standard = formatLayout(standardLayout(known));
      choices.current += 1;
      const choice = choices.current;
      startTransition(async () => {
        showChosen(text);
        draft(null);
        const said = inView ? null : await remember(list, text).catch(() => 'The server could not be reached.');
        // Chosen on meanwhile: the page is drawn once, for the last of them.
        if (choice !== choices.current) return;
        startTransition(() => {
          setProblem(said);
          const href = columnsHref(query, inView ? (text ?? standard) : text);
          // The page that the reader is on is not asked for again by going to it, though its columns are others now.
          if (href === `?${search}`) router.refresh();
          else router.replace(href, { scroll: false });
        });
      });
    },
    [search, known, list, remember, router, showChosen],
  );

  const state = useMemo(() => {
    const asked = drafted ?? parseLayout(chosen);
    const layout = layoutOf(known, asked, lifts !== null);
    return {
      known,
      shown: shownColumns(known, asked, lifts !== null),
      layout,
      lifts,
      isStandard: chosen === null,
      problem,
      draft,
      settle: () => drafted && choose(layout),
      choose,
    };
  }, [known, drafted, chosen, lifts, problem, choose]);
  return <ListColumnsContext value={state}>{children}</ListColumnsContext>;
}

/** Which columns the surrounding list shows. Throws outside a `ListColumnsProvider`. */
export function useListColumns(): ListColumnsState {
  const state = use(ListColumnsContext);
  if (!state) throw new Error('A list needs a ListColumnsProvider around it.');
  return state;
}
