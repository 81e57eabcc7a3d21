import type { StatusNews, StatusTable } from './contract';

/** What `table` knows of `status`; `meaning` null for a word it does not hold, whatever `Object.prototype` may hold. */
export function newsOf(table: StatusTable, status: string): StatusNews {
  return { status, meaning: Object.hasOwn(table, status) ? (table[status] ?? null) : null };
}
