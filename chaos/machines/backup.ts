import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { Load } from '@/chaos/load/load';
import { Providers, type Signed } from '@/chaos/load/provider';
import { Fleet } from '@/chaos/machine/fleet';
import { openMerchant } from '@/chaos/machine/merchant';
import { makeRelease } from '@/chaos/machine/release';
import type { Facts } from '@/chaos/oracle/facts';
import { judgeDoor } from '@/chaos/oracle/judge-door';
import { judgeLedger } from '@/chaos/oracle/judge-ledger';
import { readFacts } from '@/chaos/oracle/read-facts';
import { settle } from '@/chaos/settle';
import { type Story, storyVariables } from '@/e2e/support/lifecycles/stories';
import { type Database, openDatabase } from '@/lib/platform/db/client';
import { seededRandom } from '@/scripts/simulate/random';
import type { ExternalPostgres } from './external-postgres';

const run = promisify(execFile);
const seed = 4_711;
const prepareSql = `
update destinations set schedule_seconds = array_fill(1, array[30]);
update accounts set settings = '{"door":{"ratePerSecondMax":1000000,"unverifiedPerHourMax":1000000}}'`;

export interface BackupProof {
  /** False: this machine cannot do it, and `words` says why. */
  ran: boolean;
  words: string;
}

function urlOf(postgres: ExternalPostgres, name: string): string {
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.toString();
}

async function makeDatabase(postgres: ExternalPostgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return urlOf(postgres, name);
}

/** Sends everything that was ever sent once more, as providers do that are asked to. */
async function sendAll(providers: Providers, stories: readonly Story[]): Promise<void> {
  const all: Signed[] = stories.flatMap(({ provider, callbacks }) =>
    callbacks.map((request) => ({ provider, request })),
  );
  for (let at = 0; at < all.length; at += 16) {
    await Promise.all(all.slice(at, at + 16).map((signed) => providers.sendUntilAcknowledged(signed)));
  }
}

async function judgeRestored(db: Database, providers: Providers): Promise<string[]> {
  const facts: Facts = {
    ...(await readFacts(db)),
    sent: [...providers.sent].map(([key, sent]) => ({ key, ...sent })),
    ...{ outages: [], clockMoves: [], received: {}, ledger: null },
  };
  const hanging = facts.deliveries.filter(({ status }) => status === 'waiting' || status === 'in_progress').length;
  const violations = [...judgeDoor(facts), ...judgeLedger(facts)].map(
    ({ rule, about, words }) => `${rule}: ${about}: ${words}`,
  );
  return hanging > 0 ? [...violations, `${hanging} deliveries hang.`] : violations;
}

async function prove(postgres: ExternalPostgres, base: string): Promise<string> {
  const merchant = await openMerchant(seededRandom(seed));
  const release = await makeRelease(base, 0);
  const variables = (url: string) => ({
    ...storyVariables(),
    DATABASE_URL: url,
    // The secret belongs to the backup.
    CONSOLE_SECRET: 'of-the-console-that-is-backed-up',
    DATA_DIR: base,
    FORWARD_URL: merchant.url,
    ALLOW_PRIVATE_DESTINATIONS: '1',
  });
  const originalUrl = await makeDatabase(postgres, 'backed_up');
  const original = await Fleet.open(release, 1, variables(originalUrl));
  const db = openDatabase(originalUrl);
  await db.pool.query(prepareSql);
  const providers = new Providers(original.balancer.url);
  const load = new Load(providers, seed, 100);
  const dump = path.join(base, 'console.dump');
  const asConsole = { env: { ...process.env, PGPASSWORD: postgres.password } };
  try {
    // In the middle of everything: some is stored, some applied, some on its way.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const atDump = [...providers.sent].map(([key, sent]) => ({ key, ...sent, refusals: [] }));
    await run(path.join(postgres.bin, 'pg_dump'), ['--format=custom', `--file=${dump}`, originalUrl], asConsole);
    await load.end();
    await original.close();
    const restoredUrl = await makeDatabase(postgres, 'restored');
    const restore = ['--exit-on-error', '--no-owner', `--dbname=${restoredUrl}`, dump];
    await run(path.join(postgres.bin, 'pg_restore'), restore, asConsole);

    const restored = openDatabase(restoredUrl);
    const dumped = await readFacts(restored);
    const lost = judgeDoor({ ...dumped, sent: atDump, outages: [], clockMoves: [], received: {}, ledger: null });
    if (lost.length > 0) throw new Error(lost.map(({ about, words }) => `${about}: ${words}`).join('\n'));
    const fleet = await Fleet.open(release, 1, variables(restoredUrl));
    const again = new Providers(fleet.balancer.url);
    try {
      merchant.calm();
      await sendAll(again, load.stories);
      await settle(fleet, restored, 1);
      const problems = await judgeRestored(restored, again);
      if (problems.length > 0) throw new Error(problems.slice(0, 20).join('\n'));
      const { rows } = await restored.pool.query<{ count: number }>('select count(*)::int as count from callbacks');
      return `${dumped.callbacks.length} callbacks restored, ${rows[0]?.count} once all came again`;
    } finally {
      again.close();
      await fleet.close();
      await restored.close();
    }
  } finally {
    providers.close();
    await db.close();
    await original.close();
    await merchant.close();
  }
}

/**
 * Dumps the database of a console under load, restores it elsewhere, starts a console on it with the same secret, lets every
 * provider send everything once more, and judges what is there. Throws what does not hold.
 */
export async function proveBackup(postgres: ExternalPostgres): Promise<BackupProof> {
  if (!existsSync(path.join(postgres.bin, 'pg_dump'))) {
    return { ran: false, words: 'There is no pg_dump of this Postgres: the embedded binaries bring none.' };
  }
  const base = await mkdtemp(path.join(tmpdir(), 'callback-console-backup-'));
  try {
    return { ran: true, words: await prove(postgres, base) };
  } finally {
    await rm(base, { recursive: true, force: true });
  }
}
