import pg from 'pg';

/**
 * Whose fault a failed statement is.
 * - `row`: a value of one of its rows; the others can be stored without it.
 * - `database`: it is away, full, starting or read-only; everything has to wait.
 */
export type StoreFault = 'row' | 'database';

/** SQLSTATE classes that a row's own values (or a race between rows) bring about. PostgreSQL manual, appendix A. */
const rowClasses: readonly string[] = ['21', '22', '23', '40', '42', '54'];

/** Pure: reads the fault off what `pg` rejected with. Errors of our own code count as the row's: its neighbours are innocent. */
export function storeFault(error: unknown): StoreFault {
  if (error instanceof pg.DatabaseError) return rowClasses.includes(error.code?.slice(0, 2) ?? '') ? 'row' : 'database';
  return error instanceof TypeError || error instanceof RangeError ? 'row' : 'database';
}
