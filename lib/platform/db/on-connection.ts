import pg from 'pg';

/**
 * Runs `work` on a connection of `pool`, which goes back to it also where the database refused a statement for what it says: the
 * pool's own `query` would close it, and a bad row would cost the next ones a new connection.
 */
export async function onConnection<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    return await work(client);
  } catch (error) {
    isBroken = !(error instanceof pg.DatabaseError && error.severity === 'ERROR');
    throw error;
  } finally {
    client.release(isBroken);
  }
}
