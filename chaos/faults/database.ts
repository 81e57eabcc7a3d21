import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { watchLoss } from './watch-door';
import { type Fault, ran } from './world';

/** A connection past the console's own network. */
async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** All connections of the console are ended by the database, several times in a row, in the middle of a burst. */
export const cutConnections: Fault = async ({ database, burst, copies }, random) => {
  const bursting = burst(copies / 2);
  const client = await connectTo(database.url);
  let count = 0;
  for (let times = random.integer(2, 5); times > 0; times -= 1) {
    const { rowCount } = await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()',
    );
    count += rowCount ?? 0;
    await sleep(random.integer(30, 150));
  }
  await Promise.all([client.end(), bursting]);
  return ran(`${count} connections, while ${copies / 2} callbacks came at once`);
};

/** Others take every connection that Postgres has left. */
export const exhaustConnections: Fault = async ({ database }, random) => {
  const taken: pg.Client[] = [];
  const take = async (): Promise<boolean> => {
    const client = await connectTo(database.url).catch(() => null);
    if (client) taken.push(client);
    return client !== null;
  };
  const endsAtMs = performance.now() + random.integer(1_000, 3_000);
  while (performance.now() < endsAtMs) if (!(await take())) await sleep(20);
  await Promise.all(taken.map((client) => client.end()));
  return ran(`${taken.length} taken by others`);
};

/** Somebody locks the table that door and workers write to: every connection of every pool waits for it, until it is let go. */
export const lockTables: Fault = async (world, random) => {
  const client = await connectTo(world.database.url);
  const words = await watchLoss(world, {
    fault: 'tables locked',
    mayGoOn: true,
    async lose() {
      await client.query('begin');
      await client.query('lock table callbacks in share mode');
    },
    // The database is not away: nobody is told at once.
    unwatchedMs: random.integer(1_500, 6_000),
    watchedMs: 0,
    giveBack: () => client.query('commit'),
  });
  await client.end();
  return ran(`locked ${words}`);
};
