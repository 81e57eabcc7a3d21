import { createContext } from '@/lib/platform/boot';
import { startCluster } from '@/lib/platform/db/embedded/cluster';
import { applyMigrations } from '@/lib/platform/db/migrate';
import { readEnvironment } from '@/lib/platform/env';
import { fillDatabase, fillDefaults, NotEmpty } from './fill-database';
import { secretVariables } from './secret-variables';

const grouped = new Intl.NumberFormat('en');

/** `npm run bench:fill -- 10000000`: fills the empty database of DATABASE_URL, or the embedded one under DATA_DIR. */
export async function main({ size, bytesDays }: { size: number; bytesDays: number | null }): Promise<number> {
  const environment = readEnvironment({ ...secretVariables(), LOG_LEVEL: 'error', ...process.env });
  // Filled, not served: nothing is lost that was not made here a moment ago.
  const cluster =
    environment.databaseUrl === null
      ? await startCluster(environment.dataDir, {
          settings: { fsync: 'off', full_page_writes: 'off', max_wal_size: '8GB', autovacuum: 'off' },
        })
      : null;
  const url = environment.databaseUrl ?? cluster?.url ?? '';
  const startedAt = performance.now();
  const tell = (words: string) =>
    console.log(`${String(Math.round((performance.now() - startedAt) / 1_000)).padStart(5)} s  ${words}`);
  const ctx = await createContext(environment, url);
  try {
    await applyMigrations(url, process.cwd());
    const state = await fillDatabase(ctx, url, { ...fillDefaults, size, bytesDays, tell });
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
