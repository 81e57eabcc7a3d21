import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { gatepaySecret, postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { postCallback } from '@/e2e/support/provider-door';
import { testContext } from '@/e2e/support/test-context';
import { cloneTemplate, test } from '@/e2e/support/test-database';
import { isUpgrade, migrationNames, projectRoot } from '@/e2e/support/upgrades';
import { ensureAccounts } from '@/lib/intake/accounts';
import { applyDue } from '@/lib/ledger/apply/apply-due';
import { basswallet } from '@/lib/providers/basswallet';
import { jsonBody, payment } from '@/lib/providers/basswallet/fixtures/callbacks';
import { type Database, openDatabase } from './client';
import { applyMigrations } from './migrate';

const bassSecrets = { accessKey: 'key-of-tests', secret: 'secret-of-tests-only' };

/** A database of the first version, and a project that gets one migration after the other; both go with the test. */
async function installFirstVersion() {
  const { url, directUrl, drop } = await cloneTemplate('template0');
  onTestFinished(drop);
  const db = openDatabase(url);
  onTestFinished(db.close);
  const folder = await mkdtemp(path.join(tmpdir(), 'callback-console-upgrades-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const bring = (name: string) => {
    const place = path.join('prisma/migrations', name);
    return cp(path.join(projectRoot, place), path.join(folder, place), { recursive: true });
  };
  const names = await migrationNames();
  await bring('migration_lock.toml');
  for (const name of names) if (!isUpgrade(name)) await bring(name);
  const apply = () => applyMigrations(directUrl, folder);
  await apply();
  // What applies here is the code of this version, which writes a column that no version wrote before it had been added.
  await db.pool.query('alter table search_documents add column fragments integer[]');
  return { db, bring, apply, upgrades: names.filter(isUpgrade) };
}

interface Wait {
  waitsFor: string;
  /** Tables whose writers, or all others, it holds up meanwhile. */
  holds: string[];
}

async function waits(db: Database): Promise<Wait[]> {
  const { rows } = await db.pool.query<Wait>(
    `select waiting.relation::regclass::text as "waitsFor", array(
       select distinct held.relation::regclass::text from pg_locks held join pg_class c on c.oid = held.relation
       where held.pid = waiting.pid and held.granted and held.database = waiting.database and c.relkind in ('r', 'p')
       and held.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')) as holds
     from pg_locks waiting join pg_database d on d.oid = waiting.database
     where d.datname = current_database() and waiting.locktype = 'relation' and not waiting.granted`,
  );
  return rows;
}

test('whoever applies callbacks meets an upgrade at every table, and neither waits for the other crosswise', async () => {
  const { db, bring, apply, upgrades } = await installFirstVersion();
  const ctx = testContext(db, {
    GATEPAY_API_SECRET: gatepaySecret,
    BASSWALLET_CALLBACK_KEY: bassSecrets.accessKey,
    BASSWALLET_CALLBACK_SECRET: bassSecrets.secret,
  });
  await ensureAccounts(ctx);
  const crosswise: Record<string, Wait[]> = {};
  const waitedFor = new Set<string>();
  for (const [at, name] of upgrades.entries()) {
    await bring(name);
    await postGatepay(ctx, withdrawBody(`b${at}`, 'INIT', [{ merchant_withdraw_id: 'm1' }]));
    const body = jsonBody({ ...payment, id: `p${at}` });
    const request = {
      channel: 'basswallet',
      method: 'POST',
      contentType: 'application/json',
      query: '',
      body,
    } as const;
    await postCallback(ctx, basswallet, bassSecrets, request);
    let isApplied = false;
    let applying: Promise<string[]> | undefined;
    // Called when batches, transfers, lines and transitions are written, and callbacks and jobs are still to be.
    const onApplied = async () => {
      applying ??= apply().finally(() => {
        isApplied = true;
      });
      let seen: Wait[] = [];
      const isMet = async () => {
        seen = await waits(db);
        return isApplied || seen.length > 0;
      };
      await expect.poll(isMet, { timeout: 20_000 }).toBe(true);
      for (const { waitsFor } of seen) waitedFor.add(waitsFor);
      if (seen.some(({ holds }) => holds.length > 0)) crosswise[name] = seen;
      return [];
    };
    const result = await applyDue(ctx, { workerId: 'tests', limit: 10, now: ctx.clock.now(), onApplied });
    expect(result).toEqual({ claimed: 2, applied: 2, failed: 0, inHaste: false });
    expect(await applying).toEqual([name]);
  }
  expect(crosswise).toEqual({});
  const tables = ['batches', 'callbacks', 'suborders', 'transfers', 'transitions'];
  expect([...waitedFor].sort()).toEqual(expect.arrayContaining(tables));
});

/** What an installation may have applied whole, before it was divided into a folder a table; the parts have its first twelve digits. */
const dividedLater = [
  '20261121060700_rare_rows',
  '20261121090000_apply_throughput',
  '20261121110100_sealed_storage',
  '20261121110200_narrow_indexes',
];
const divisions = new Set(dividedLater.map((name) => name.slice(0, 12)));

test('where upgrades were applied before they were divided, the parts are applied and find everything done', async ({
  db,
  directUrl,
}) => {
  const indexes = async () => {
    const { rows } = await db.pool.query(
      `select indexrelid::int as id, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid::regclass::text not like 'pg_%' order by 1`,
    );
    return rows;
  };
  const before = await indexes();
  expect(before.length).toBeGreaterThan(100);
  const parts = (await migrationNames()).filter(
    (name) => divisions.has(name.slice(0, 12)) && !dividedLater.includes(name),
  );
  expect(parts).not.toEqual([]);
  await db.pool.query('delete from _prisma_migrations where migration_name = any($1)', [parts]);
  const { rowCount } = await db.pool.query(
    `update _prisma_migrations set checksum = repeat('0', 64) where migration_name = any($1)`,
    [dividedLater],
  );
  expect(rowCount).toBe(dividedLater.length);
  expect(await applyMigrations(directUrl, projectRoot)).toEqual(parts);
  expect(await indexes()).toEqual(before);
  expect(await applyMigrations(directUrl, projectRoot)).toEqual([]);
});
