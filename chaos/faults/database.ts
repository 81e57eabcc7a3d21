import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type MortalDatabase, untilAnswers } from '@/chaos/machine/database';
import { type Fault, ran, type World } from './world';

/** Between two requests of somebody who watches the door. */
const watchEveryMs = 20;

/**
 * Sends one request after the other for `forMs` and notes how long the refusals took; in turn with them, how long an answer takes
 * that needs no database at all: that much is the machine, not the door.
 */
async function watchAway({ providers, figures, freshCallback }: World, forMs: number): Promise<void> {
  const endsAtMs = performance.now() + forMs;
  const callback = freshCallback();
  while (performance.now() < endsAtMs) {
    const { status, tookMs } = await providers.send(callback);
    if (status === 503) figures.awayAnswersMs.push(tookMs);
    figures.idleAnswersMs.push(await providers.knock());
    await sleep(watchEveryMs);
  }
}

/** Waits for the first acknowledgement, notes how long after `backAtMs` it came, and tells. */
async function watchRecovery({ providers, figures, freshCallback }: World, backAtMs: number): Promise<string> {
  const callback = freshCallback();
  while ((await providers.send(callback)).status !== 200) await sleep(watchEveryMs);
  const tookMs = performance.now() - backAtMs;
  figures.recoveriesMs.push(tookMs);
  return `took callbacks again ${Math.round(tookMs)} ms later`;
}

async function away(world: World, forMs: number, end: (database: MortalDatabase) => Promise<void>): Promise<string> {
  await end(world.database);
  await watchAway(world, forMs);
  await world.database.start();
  return watchRecovery(world, performance.now());
}

/** Postgres is stopped as for an update, stays away, and comes back. */
export const stopPostgres: Fault = async (world, random) => {
  const forMs = random.integer(500, 2_500);
  const recovery = await away(world, forMs, (database) => database.stop());
  return ran(`away for ${forMs} ms, ${recovery}`);
};

/** `kill -9` of Postgres: it recovers from its log. */
export const killPostgres: Fault = async (world, random) => {
  const forMs = random.integer(200, 1_000);
  const recovery = await away(world, forMs, (database) => database.kill());
  return ran(`away for ${forMs} ms, ${recovery}`);
};

/** All connections of the console are ended by the database, several times in a row. */
export const cutConnections: Fault = async ({ database }, random) => {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  let count = 0;
  for (let times = random.integer(2, 5); times > 0; times -= 1) {
    const { rowCount } = await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()',
    );
    count += rowCount ?? 0;
    await sleep(random.integer(30, 150));
  }
  await client.end();
  return ran(`${count} connections`);
};

/** The network to the database swallows everything without a word, then lets it through again. */
export const stallNetwork: Fault = async (world, random) => {
  const forMs = random.integer(1_000, 4_500);
  world.network.stall();
  const callback = world.freshCallback();
  await Promise.all([world.providers.send(callback), sleep(forMs)]);
  await world.network.restore();
  return ran(`silent for ${forMs} ms, ${await watchRecovery(world, performance.now())}`);
};

/** The network to the database breaks every connection and refuses new ones. */
export const cutNetwork: Fault = async (world, random) => {
  const forMs = random.integer(300, 1_500);
  await world.network.cut();
  await watchAway(world, forMs);
  await world.network.restore();
  return ran(`broken for ${forMs} ms, ${await watchRecovery(world, performance.now())}`);
};

/** Others take every connection that Postgres has left. */
export const exhaustConnections: Fault = async ({ database }, random) => {
  const taken: pg.Client[] = [];
  const take = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    const isIn = await client.connect().then(
      () => true,
      () => false,
    );
    if (isIn) taken.push(client);
    return isIn;
  };
  const endsAtMs = performance.now() + random.integer(1_000, 3_000);
  while (performance.now() < endsAtMs) if (!(await take())) await sleep(20);
  await Promise.all(taken.map((client) => client.end()));
  return ran(`${taken.length} taken by others`);
};

/** The database's disk is full; then there is room again. Postgres may have given up meanwhile, and is started then. */
export const fillDisk: Fault = async (world, random) => {
  const { database } = world;
  if (!database.disk) return { ran: false, words: 'only root on Linux may mount a small disk' };
  const forMs = random.integer(1_500, 3_000);
  await database.disk.fill();
  await sleep(forMs);
  await database.disk.free();
  const isUp = await Promise.race([untilAnswers(database.url).then(() => true), sleep(3_000).then(() => false)]);
  if (!isUp) {
    await database.stop();
    await database.start();
  }
  const recovery = await watchRecovery(world, performance.now());
  return ran(`full for ${forMs} ms, ${isUp ? '' : 'Postgres gave up and was started again, '}${recovery}`);
};
