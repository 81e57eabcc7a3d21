import type pg from 'pg';

/**
 * Runs `work` on a connection of `pool`, which goes back to it also where `isHarmless` says so of the error: the pool's own `query`
 * would close it, and a bad row would cost the next ones a new connection. After any other error it is closed: it may lead to
 * what has become a standby, which answers everything and stores nothing.
 */
export async function onConnection<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  isHarmless: (error: unknown) => boolean,
): Promise<Result> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    return await work(client);
  } catch (error) {
    isBroken = !isHarmless(error);
    throw error;
  } finally {
    client.release(isBroken);
  }
}
