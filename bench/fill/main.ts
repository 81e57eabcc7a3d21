import { createContext } from '@/lib/platform/boot';
import { startCluster } from '@/lib/platform/db/embedded/cluster';
import { applyMigrations } from '@/lib/platform/db/migrate';
import { readEnvironment } from '@/lib/platform/env';
import { type FillOptions, fillDatabase, fillDefaults, NotEmpty } from './fill-database';
import { secretVariables } from './secret-variables';

const grouped = new Intl.NumberFormat('en');

/** `npm run bench:fill -- 10000000`: fills the empty database of DATABASE_URL, or the embedded one under DATA_DIR. */
export async function main({
  size,
  bytesDays,
  threads,
}: Pick<FillOptions, 'size' | 'bytesDays' | 'threads'>): Promise<number> {
  const environment = readEnvironment({ ...secretVariables(), LOG_LEVEL: 'error', ...process.env });
  // Filled, not served: nothing is lost that was not made here a moment ago.
  const cluster =
    environment.databaseUrl === null
      ? await startCluster(environment.dataDir, {
          settings: {
            ...{ fsync: 'off', full_page_writes: 'off', autovacuum: 'off', shared_buffers: '1GB' },
            // What is built in one transaction is not logged at all.
            ...{ wal_level: 'minimal', max_wal_senders: '0', wal_compression: 'off', max_wal_size: '4GB' },
          },
        })
      : null;
  const url = environment.databaseUrl ?? cluster?.url ?? '';
  const startedAt = performance.now();
  const tell = (words: string) =>
    console.log(`${String(Math.round((performance.now() - startedAt) / 1_000)).padStart(5)} s  ${words}`);
  const ctx = await createContext(environment, url);
  try {
    await applyMigrations(url, process.cwd());
    const state = await fillDatabase(ctx, url, { ...fillDefaults, size, bytesDays, threads, tell });
    tell(`filled: about ${grouped.format(state.copies * state.castCallbacks)} callbacks`);
    return 0;
  } catch (error) {
    if (!(error instanceof NotEmpty)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await ctx.db.close();
    await cluster?.stop();
  }
}
