import type { Database } from '@/lib/platform/db/client';
import type { Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { raw, type Sql, sql } from '@/lib/platform/query/conditions';

/** Rows in memory at once: enough to make a round trip worth it, few enough to never keep the callback door waiting. */
const batchRows = 500;

/** One consistent view of the database: whatever is applied meanwhile, everything read of it is of one instant. */
export interface Snapshot {
  all<Row extends object>(query: Sql): Promise<Row[]>;
  /** The rows of `query` in batches of at most `rowsMax` (500 unless told), each fetched only when it is asked for. */
  batches<Row extends object>(query: Sql, rowsMax?: number): Promise<AsyncGenerator<Row[], void, undefined>>;
  /** For queries that others make. */
  tx: Transaction;
  /** Ends the statement that runs just now, if any: it then throws. */
  cancel(): Promise<void>;
  /** Gives the connection back; may be called twice, and never throws. */
  close(): Promise<void>;
}

function isBusy({ files }: Database): boolean {
  return files.totalCount >= (files.options.max ?? 1) && files.idleCount === 0;
}

/**
 * Opens a repeatable-read, read-only transaction on a connection of its own. Throws `AppError('rate_limited')` where this
 * process hands out as many files as it may.
 */
export async function openSnapshot(db: Database): Promise<Snapshot> {
  if (isBusy(db)) {
    const message = 'As many files as may be are being downloaded just now. Try again when one of them is done.';
    throw new AppError('rate_limited', message);
  }
  const tx = await db.files.connect();
  let cursors = 0;
  let pid = 0;
  let closed: Promise<void> | null = null;
  const end = async () => {
    try {
      await tx.query('rollback');
      tx.release();
    } catch (error) {
      tx.release(error instanceof Error ? error : true);
    }
  };
  const run = async <Row extends object>(query: Sql): Promise<Row[]> => (await tx.query<Row>(query)).rows;
  // Once the connection is given back it may be another file's; in a transaction that failed the cursors are gone.
  const closeCursor = async (name: Sql) => {
    if (closed === null) await run(sql`close ${name}`).catch(() => undefined);
  };
  async function* fetchAll<Row extends object>(name: Sql, rowsMax: number): AsyncGenerator<Row[], void, undefined> {
    const fetch = sql`fetch ${raw(String(rowsMax))} from ${name}`;
    try {
      for (;;) {
        const rows = await run<Row>(fetch);
        if (rows.length > 0) yield rows;
        if (rows.length < rowsMax) return;
      }
    } finally {
      // A pack opens one for each callback: left open, each keeps its memory in the database until the file ends.
      await closeCursor(name);
    }
  }
  const snapshot: Snapshot = {
    tx,
    all: run,
    async batches(query, rowsMax = batchRows) {
      cursors += 1;
      const name = raw(`batch_${cursors}`);
      await run(sql`declare ${name} no scroll cursor for ${query}`);
      return fetchAll(name, rowsMax);
    },
    async cancel() {
      await db.pool.query(sql`select pg_cancel_backend(${pid}::int)`);
    },
    close() {
      closed ??= end();
      return closed;
    },
  };
  try {
    await tx.query('begin isolation level repeatable read read only');
    // The first rows soon, by an index, instead of a sort of all of them before the first.
    await tx.query('set local cursor_tuple_fraction = 0.01');
    const [own] = await run<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    pid = own?.pid ?? 0;
  } catch (error) {
    await snapshot.close();
    throw error;
  }
  return snapshot;
}
