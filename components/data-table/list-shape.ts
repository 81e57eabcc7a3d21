import type { Route } from 'next';
import type { ListNoun } from './bounded-count';
import type { HideableColumn } from './list-features';

/** What a list's page, table, skeleton and menu of columns have to know of it in common. */
export interface ListShape {
  /** The name under which it is kept how somebody wants this list. */
  name: string;
  pathname: Route;
  /** What its rows are. */
  noun: ListNoun;
  /** In their order; the first always stays. One without a label holds actions. */
  columns: readonly HideableColumn[];
  /** Width classes of what each column usually holds, for the skeleton. */
  widths: readonly string[];
}

/** Pure: the columns that somebody may leave out. */
export function hideableColumns({ columns }: ListShape): readonly HideableColumn[] {
  return columns.slice(1).filter(({ label }) => label !== '');
}
