import pg from 'pg';

/** Notes a callback as one whose payload is not searched yet, and keeps the workers from it until `end`; over a connection of its own to the Postgres at `databaseUrl`. */
export async function holdUnsearched(databaseUrl: string, callbackId: string): Promise<{ end(): Promise<void> }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  // A worker may have taken it before it is held here.
  for (let held = 0; held === 0; ) {
    await client.query('insert into search_jobs (callback_ids, enqueued_at) values (array[$1::bigint], now())', [
      callbackId,
    ]);
    await client.query('begin');
    held = (await client.query('select from search_jobs for update skip locked')).rowCount ?? 0;
    if (held === 0) await client.query('rollback');
  }
  return {
    async end() {
      await client.query('rollback');
      await client.end();
    },
  };
}
