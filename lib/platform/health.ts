import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { Context } from './context';
import { onConnection } from './db/on-connection';
import { isDraining } from './draining';

const answerTimeoutMs = 1_000;

export type Readiness =
  /** Callbacks can be stored. Of the screens, which a server has in another process, it says nothing. */
  | { status: 'ready' }
  /** It is being stopped: what it has is still answered, new work should go elsewhere. */
  | { status: 'stopping' }
  /** `missing` says in words what keeps it from that. */
  | { status: 'unavailable'; missing: 'database' | 'migrations' };

async function namesOnDisk(projectRoot: string): Promise<string[]> {
  const entries = await readdir(path.join(projectRoot, 'prisma', 'migrations'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

class TakesNoWrites extends Error {}

function isMissingTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01';
}

/**
 * Null where the database does not answer, or takes no writes: a standby answers everything and stores nothing. A connection that
 * leads to one is closed, so that the next question finds what took its place.
 */
async function namesApplied(ctx: Context): Promise<readonly string[] | null> {
  const query = {
    text: `select current_setting('transaction_read_only')::boolean as "readOnly", array(
      select migration_name::text from _prisma_migrations where finished_at is not null and rolled_back_at is null) as names`,
    query_timeout: answerTimeoutMs,
  };
  const ask = async (client: pg.PoolClient) => {
    const { rows } = await client.query<{ readOnly: boolean; names: string[] }>(query);
    if (rows[0]?.readOnly) throw new TakesNoWrites();
    return rows[0]?.names ?? [];
  };
  const asked = onConnection(ctx.db.door, ask, isMissingTable).catch((error: unknown) =>
    isMissingTable(error) ? [] : null,
  );
  const tooLate = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), answerTimeoutMs).unref();
  });
  return Promise.race([asked, tooLate]);
}

/** Whether this process can do its work now; answers within about a second whatever the database does. Never throws. */
export async function checkReadiness(ctx: Context, projectRoot: string): Promise<Readiness> {
  if (isDraining()) return { status: 'stopping' };
  const applied = await namesApplied(ctx);
  if (applied === null) return { status: 'unavailable', missing: 'database' };
  const wanted = await namesOnDisk(projectRoot);
  return wanted.every((name) => applied.includes(name))
    ? { status: 'ready' }
    : { status: 'unavailable', missing: 'migrations' };
}
