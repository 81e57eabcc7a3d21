import type { Route } from 'next';
import type { ColumnList } from '@/lib/views/lists';
import type { ListNoun } from './bounded-count';
import type { ListColumn } from './list-column';

/** What a list's page, table, skeleton and columns have to know of it in common. */
export interface ListShape {
  /** The name under which its views and columns are kept. */
  name: ColumnList;
  pathname: Route;
  /** What its rows are. */
  noun: ListNoun;
  /** In their order; the first always stays. One without a label holds actions, and stays at the end. */
  columns: readonly ListColumn[];
  /** Values of its rows' payloads can be columns; where their paths are suggested. */
  lifts?: string;
}
