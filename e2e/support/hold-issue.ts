import { expect } from '@playwright/test';
import pg from 'pg';

/** An issue that another connection holds: whoever works on it waits. */
export interface HeldIssue {
  /** Returns once somebody waits for it. */
  untilAwaited(): Promise<void>;
  /** Ends the connection of whoever waits for it, as a database that stops does. */
  endWaiting(): Promise<void>;
  letGo(): Promise<void>;
}

/** Holds the issue over a connection of its own to the database at `databaseUrl`. */
export async function holdIssue(databaseUrl: string, { id }: { id: string }): Promise<HeldIssue> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin');
  const held = await client.query('select from issues where id = $1 for update', [id]);
  expect(held.rowCount).toBe(1);
  const waiting = async () => {
    const { rows } = await client.query<{ pid: number }>(
      // Not of pg_stat_activity: within a transaction that knows no session which began after it.
      'select distinct pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))',
    );
    return rows.map(({ pid }) => pid);
  };
  const untilAwaited = () => expect.poll(waiting, { timeout: 60_000 }).toHaveLength(1);
  return {
    untilAwaited,
    endWaiting: async () => {
      await untilAwaited();
      await client.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [await waiting()]);
    },
    letGo: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}
