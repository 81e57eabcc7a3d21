import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from './context';
import { isDraining } from './draining';

const answerTimeoutMs = 1_000;

export type Readiness =
  /** Callbacks can be stored and screens read. */
  | { status: 'ready' }
  /** It is being stopped: what it has is still answered, new work should go elsewhere. */
  | { status: 'stopping' }
  /** `missing` says in words what keeps it from that. */
  | { status: 'unavailable'; missing: 'database' | 'migrations' };

async function namesOnDisk(projectRoot: string): Promise<string[]> {
  const entries = await readdir(path.join(projectRoot, 'prisma', 'migrations'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function namesApplied(ctx: Context): Promise<string[] | null> {
  const query = {
    text: 'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    query_timeout: answerTimeoutMs,
  };
  const asked = ctx.db.door.query<{ migration_name: string }>(query).then(
    ({ rows }) => rows.map((row) => row.migration_name),
    (error: unknown) => (error instanceof Error && 'code' in error && error.code === '42P01' ? [] : null),
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
