import pg from 'pg';

/** A connection inside a transaction. */
export type Transaction = pg.PoolClient;

/** True where the database said nothing for so long that nobody waits any more: it may have done what it was asked. */
function isUnanswered(error: Error): boolean {
  return error.message === 'Query read timeout';
}

/** True where a write met a database that takes none (25006): the connection leads to what is, or has become, a standby. */
function isReadOnly(error: Error): boolean {
  return error instanceof pg.DatabaseError && error.code === '25006';
}

/** For named statements whose planning takes longer than they do, and whose plan is the same for all values. */
interface PlannedOnce {
  /** They are planned once a connection, for any values and tables of any size: each row is looked up by an index. */
  plansOnce: true;
  /**
   * What asks for an order gets the index that has it, also where Postgres believes that next to nothing is to be sorted. Every order
   * in the transaction has to be that of an index that is to be read, or of none.
   */
  sortsByIndex?: boolean;
  statementMsMax?: never;
}

/** For what a person waits for, and asks in words of their own. */
interface Bounded {
  /** No statement takes longer, and none reads a whole table where an index serves it, whatever the planner believes. */
  statementMsMax: number;
  plansOnce?: never;
  sortsByIndex?: never;
}

/** Either, for the settings of one would undo those of the other. */
export type TransactionOptions = PlannedOnce | Bounded;

// A plan that was made while a table was small is kept while it grows: what reads or hashes the whole of it is no choice then. A bitmap
// would read entries of rows that are gone again and again; an index scan marks them.
const beginPlannedOnce = `begin;
set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off;
set local enable_bitmapscan = off`;
const beginSortedByIndex = `${beginPlannedOnce}; set local enable_sort = off`;

// Said with the beginning: a way to the database of its own is as long as most of what is asked then.
function beginOf(options: TransactionOptions | null): string {
  if (options === null) return 'begin';
  if (options.plansOnce) return options.sortsByIndex ? beginSortedByIndex : beginPlannedOnce;
  const timeoutMs = Math.max(1, Math.ceil(options.statementMsMax));
  return `begin; set local statement_timeout = ${timeoutMs}; set local enable_seqscan = off`;
}

/** Commits what `work` did, or nothing of it: whatever it throws is thrown on after the rollback. Read committed. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (tx: Transaction) => Promise<Result>,
  options: TransactionOptions | null = null,
): Promise<Result> {
  const tx = await pool.connect();
  let broken: Error | undefined;
  try {
    await tx.query(beginOf(options));
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    // A connection that does not answer, stores nothing or cannot even roll back is closed instead of going back to the pool.
    if (error instanceof Error && (isUnanswered(error) || isReadOnly(error))) broken = error;
    else {
      await tx.query('rollback').catch((cause: unknown) => {
        broken = new Error('The rollback failed.', { cause });
      });
    }
    throw error;
  } finally {
    tx.release(broken);
  }
}

/** True where the same transaction may pass when it is tried again: a deadlock (40P01) or a serialization failure (40001). */
export function isTransient(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40P01' || error.code === '40001');
}

/** True where a lock was not to be had at once or in the time that was set for it (55P03). */
export function isLocked(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '55P03';
}

/** True where a statement took longer than it may (57014). */
export function isTooSlow(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '57014';
}

/**
 * True where the statement was never judged: no connection, or one lost on the way (SQLSTATE classes 08, 57P and 53), or the
 * pool had none in time. What was being done is neither right nor wrong.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(08|53|57P)/.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  if (isUnanswered(error)) return true;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN|NOTFOUND)$/.test(code))
    return true;
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after)/.test(
    error.message,
  );
}
