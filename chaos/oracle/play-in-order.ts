import { playInOrder, readWholeLedger } from '@/e2e/support/lifecycles/play-stories';
import { type Story, storyVariables } from '@/e2e/support/lifecycles/stories';
import { testClock, testContext } from '@/e2e/support/test-context';
import { ensureAccounts } from '@/lib/intake/accounts';
import { type Database, openDatabase } from '@/lib/platform/db/client';
import { applyMigrations } from '@/lib/platform/db/migrate';

/** What depends on when a callback came instead of on what it said. */
const ofArrival: readonly string[] = ['opened_at', 'settled_at', 'precedence', 'account_id'];

function withoutArrival(row: unknown): string {
  if (typeof row !== 'object' || row === null) return JSON.stringify(row);
  const entries = Object.entries(row).filter(([name]) => !ofArrival.includes(name));
  return JSON.stringify(Object.fromEntries(entries), (_key, value) => (value instanceof Map ? [...value] : value));
}

/** Every record by its own key, without what depends on the arrival of callbacks. */
export async function readRecords(db: Database): Promise<Record<string, string>> {
  const ledger = await readWholeLedger(db);
  return Object.fromEntries(Object.entries(ledger).map(([key, row]) => [key, withoutArrival(row)]));
}

/** Plays `stories` in the right order, undisturbed, on the empty database at `url`; answers the records that they end in. */
export async function recordsInOrder(url: string, stories: readonly Story[]): Promise<Record<string, string>> {
  await applyMigrations(url, process.cwd());
  const db = openDatabase(url);
  try {
    const ctx = testContext(db, storyVariables(), testClock(new Date().toISOString()));
    await ensureAccounts(ctx);
    await playInOrder(ctx, stories);
    return await readRecords(db);
  } finally {
    await db.close();
  }
}
