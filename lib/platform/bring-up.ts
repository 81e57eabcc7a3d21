import { createContext, setContext } from './boot';
import type { Context } from './context';
import { startBell } from './db/bell';
import { checkServer } from './db/check-server';
import { startCluster } from './db/embedded/cluster';
import { findEmbeddedUrl } from './db/embedded/place';
import { applyMigrations } from './db/migrate';
import { ensurePartitions } from './db/partitions';
import { leadsThroughPooler } from './db/session';
import type { Environment } from './env';
import { StartUpError } from './errors';
import type { Lifecycle } from './lifecycle';
import { checkVault } from './vault-check';

/** Runs one step of a start and prints its line; text it returns is added to the line. */
export type RunStep = <Result>(title: string, run: () => Promise<Result>) => Promise<Result>;

export interface BringUpOptions {
  environment: Environment;
  lifecycle: Lifecycle;
  step: RunStep;
  /** Folder with `prisma/migrations`. */
  projectRoot: string;
  /** `runs` the embedded Postgres and is the only one to; `joins` the one that a console beside it runs. */
  embedded: 'runs' | 'joins';
  /** Of its sessions, whose work can wait (`./db/client`). */
  sessionsNicerBy?: number;
}

export interface BroughtUp {
  context: Context;
  databaseUrl: string;
  /** Data folder of the embedded Postgres; null with DATABASE_URL, or where another process runs it. */
  dataFolder: string | null;
}

async function runEmbedded({ environment, lifecycle }: BringUpOptions) {
  const cluster = await startCluster(environment.dataDir);
  if (cluster.ownerPid !== process.pid) {
    throw new StartUpError(
      `Another console (process ${cluster.ownerPid}) is running on ${environment.dataDir}. Stop it, or give this one a DATA_DIR of its own.`,
    );
  }
  lifecycle.onStop('Postgres', cluster.stop);
  return { url: cluster.url, directUrl: cluster.url, dataFolder: cluster.folder };
}

async function joinEmbedded({ environment }: BringUpOptions) {
  const url = await findEmbeddedUrl(environment.dataDir);
  if (url === null) {
    throw new StartUpError(
      `No console has run on ${environment.dataDir} yet. Run npm start first, or set DATABASE_URL.`,
    );
  }
  return { url, directUrl: url, dataFolder: null };
}

async function findDatabase(options: BringUpOptions) {
  const { databaseUrl, databaseDirectUrl } = options.environment;
  if (databaseUrl !== null) return { url: databaseUrl, directUrl: databaseDirectUrl ?? databaseUrl, dataFolder: null };
  return options.embedded === 'runs' ? runEmbedded(options) : joinEmbedded(options);
}

/**
 * The database up, fit, migrated and with partitions for the months ahead, the vault proven, and the context set for
 * the whole process. Undone by `lifecycle`. Throws `StartUpError` with one sentence for what a person can mend.
 */
export async function bringUp(options: BringUpOptions): Promise<BroughtUp> {
  const { environment, lifecycle, step, projectRoot, sessionsNicerBy = 0 } = options;
  const database = await step('Database', async () => {
    const place = await findDatabase(options);
    const { warning } = await checkServer(place.url);
    if (leadsThroughPooler(place.directUrl)) {
      throw new StartUpError(
        'DATABASE_URL leads through a transaction pooler (pgbouncer=true). Set DATABASE_DIRECT_URL to the Postgres itself, which migrations need.',
      );
    }
    if (place.directUrl !== place.url) await checkServer(place.directUrl, 'DATABASE_DIRECT_URL');
    return { ...place, warning };
  });
  await step('Migrations', async () => {
    const applied = await applyMigrations(database.directUrl, projectRoot);
    return applied.length === 0 ? 'up to date' : `${applied.length} applied`;
  });
  const context = await createContext(environment, database.url, { sessionsNicerBy });
  lifecycle.onStop('database connections', context.db.close);
  if (database.warning !== null) context.log.warn(database.warning);
  const putOff = await ensurePartitions(context.db.pool, context.clock.now());
  if (putOff.length > 0)
    context.log.warn({ partitions: putOff }, 'partitions could not be made; the default one is used');
  await checkVault(context.db.pool, context.vault);
  lifecycle.onStop('bell', startBell(database.directUrl).stop);
  setContext(context);
  return { context, databaseUrl: database.url, dataFolder: database.dataFolder };
}
