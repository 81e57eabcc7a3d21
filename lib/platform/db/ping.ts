import { Socket } from 'node:net';
import pg from 'pg';

/** Each of the two bounds of a new connection: as long as the door lets a callback wait, so that a busy database is not taken for away. */
const stepMs = 2_500;
/** For the other machine alone, which is slow for no reason of Postgres': what a network swallowed is not waited for, but sent again. */
const reachMsMax = 750;

/** Between two new connections that are tried at the same time. */
const tryEveryMs = 500;

function boundedSocket(): Socket {
  const socket = new Socket();
  const timer = setTimeout(() => socket.destroy(new Error('The database cannot be reached.')), reachMsMax);
  const reached = () => clearTimeout(timer);
  socket.once('connect', reached);
  socket.once('close', reached);
  return socket;
}

async function askAfresh(connectionString: string): Promise<void> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: stepMs,
    query_timeout: stepMs,
    stream: boundedSocket,
    application_name: 'callback-console ping',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    void client.end().catch(() => undefined);
  }
}

/** Never opens one: with all of Postgres' connections taken by others, the ones that are kept are all there is. */
async function askKept(pool: pg.Pool): Promise<void> {
  if (pool.idleCount === 0) throw new Error('No connection is kept that nobody uses.');
  await pool.query('select 1');
}

/** What answered: a connection that was there, or one that was made for the question. */
export type PingAnswer = 'kept' | 'afresh';

/**
 * A question whether the database answers, asked over a kept connection of `pool` and over a new one, whichever answers first:
 * kept ones may have died with the database, and new ones may all be taken. However often it is asked, new ones are tried half a second
 * apart: not one that hangs is waited for, and a database that is away is not stormed. Rejects within seconds where nothing answers.
 */
export function openPing(connectionString: string, pool: pg.Pool): () => Promise<PingAnswer> {
  const trying = new Set<Promise<void>>();
  let triedAtMs = Number.NEGATIVE_INFINITY;
  const tryAfresh = () => {
    triedAtMs = performance.now();
    const tried = askAfresh(connectionString).finally(() => trying.delete(tried));
    trying.add(tried);
  };
  return () => {
    if (trying.size === 0 || performance.now() - triedAtMs >= tryEveryMs) tryAfresh();
    const kept = askKept(pool).then(() => 'kept' as const);
    return Promise.any([kept, ...[...trying].map((tried) => tried.then(() => 'afresh' as const))]);
  };
}
