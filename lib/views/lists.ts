import type { Action } from '@/lib/access/permissions';

/** Lists of which views can be saved; each is the first segment of its page's path. */
export const viewLists = ['callbacks', 'transfers', 'batches', 'rejected', 'issues'] as const;
export type ViewList = (typeof viewLists)[number];

/** Lists whose columns can be chosen. */
export const columnLists = [...viewLists, 'audit'] as const;
export type ColumnList = (typeof columnLists)[number];

/** What has to be allowed to see a list, and so whatever is kept about it. */
export const listActions: Readonly<Record<ColumnList, Action>> = {
  callbacks: 'callbacks.read',
  transfers: 'transfers.read',
  batches: 'batches.read',
  rejected: 'requests.read',
  issues: 'issues.read',
  audit: 'audit.read',
};

/** Pure: the list called `text`; null where there is none. */
export function readViewList(text: string | null | undefined): ViewList | null {
  return viewLists.find((list) => list === text) ?? null;
}

/** Pure: as `readViewList`, of the lists whose columns can be chosen. */
export function readColumnList(text: string | null | undefined): ColumnList | null {
  return columnLists.find((list) => list === text) ?? null;
}
