import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { storeRandomIssues } from '@/e2e/support/random-issues';
import { counted, stated } from '@/e2e/support/statistics';
import { testContext } from '@/e2e/support/test-context';
import { cloneTemplate, test } from '@/e2e/support/test-database';
import { migrationNames, projectRoot } from '@/e2e/support/upgrades';
import { ensureAccounts } from '@/lib/intake/accounts';
import { openDatabase } from '@/lib/platform/db/client';
import { applyMigrations } from '@/lib/platform/db/migrate';
import { inTransaction } from '@/lib/platform/db/transaction';
import { foldDeltas } from './fold-deltas';

const asFigures = '20261122120000_issues_as_figures';

/** A database of the version before, with accounts; `upgrade` brings the rest. */
async function installBefore() {
  const { url, directUrl, drop } = await cloneTemplate('template0');
  onTestFinished(drop);
  const db = openDatabase(url);
  onTestFinished(db.close);
  const folder = await mkdtemp(path.join(tmpdir(), 'callback-console-issues-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const migrations = path.join(folder, 'prisma/migrations');
  await cp(path.join(projectRoot, 'prisma/migrations'), migrations, { recursive: true });
  for (const name of await migrationNames())
    if (name >= asFigures) await rm(path.join(migrations, name), { recursive: true });
  await applyMigrations(directUrl, folder);
  const ctx = testContext(db);
  await ensureAccounts(ctx);
  return { ctx, db, upgrade: () => applyMigrations(directUrl, projectRoot) };
}

test('issues that are there already are in the figures, also those that were being written meanwhile', async () => {
  const { ctx, db, upgrade } = await installBefore();
  await storeRandomIssues(db, 1, 200);
  expect(await stated(db.pool)).toEqual([]);
  let upgrading: Promise<string[]> | undefined;
  await inTransaction(db.pool, async (tx) => {
    await tx.query(`update issues set state = 'acknowledged' where state = 'open' and id % 2 = 0`);
    upgrading = upgrade();
    const waiting = `select count(*)::int as count from pg_locks where not granted and relation = 'issues'::regclass`;
    await expect
      .poll(async () => (await db.pool.query<{ count: number }>(waiting)).rows[0]?.count, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await tx.query(`delete from issues where id % 7 = 0`);
  });
  // Of somebody who knows nothing of it.
  await storeRandomIssues(db, 2, 50);
  expect(await upgrading).toContain(asFigures);
  const facts = await counted(db.pool);
  expect(facts.length).toBeGreaterThan(50);
  expect(await stated(db.pool)).toEqual(facts);
  await storeRandomIssues(db, 3, 50);
  while ((await foldDeltas(ctx)) > 0);
  expect(await stated(db.pool)).toEqual(await counted(db.pool));
});
