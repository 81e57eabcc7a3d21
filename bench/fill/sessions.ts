import pg from 'pg';

/** Settings of every session that fills: a database that was made a moment ago and is made again where the machine stops. */
export const fillSession = [
  '-c TimeZone=UTC',
  '-c synchronous_commit=off',
  '-c maintenance_work_mem=2GB',
  '-c max_parallel_maintenance_workers=1',
].join(' ');

/** Sessions beside each other: one waits for the disk while others compute. */
const sessionsMax = 3;

/** Runs `task` of each of `items`, the first ones first, on a few sessions at once. Throws the first error. */
export async function eachOnSessions<Item>(
  databaseUrl: string,
  items: readonly Item[],
  task: (client: pg.Client, item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const session = async () => {
    const client = new pg.Client({ connectionString: databaseUrl, options: fillSession });
    await client.connect();
    try {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await task(client, item);
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: sessionsMax }, session));
}
