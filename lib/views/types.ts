import type { ViewList } from './lists';

/** A saved view, for whoever asked. */
export interface SavedView {
  id: string;
  list: ViewList;
  name: string;
  /** Of the list's URL, without `?`, as `viewQuery` writes it. */
  query: string;
  /** Everybody who may read the list sees it; else its owner alone. */
  shared: boolean;
  /** Its owner's name; null: it is the reader's own. */
  owner: string | null;
  /** The reader may rename, update and delete it. */
  mayChange: boolean;
  /** Instant of its last change: what a change says that it saw. */
  updatedAt: string;
}
