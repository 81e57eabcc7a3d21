import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { type DoorPool, openDoorPool } from './door-pool';
import { PrismaClient } from './generated/client';
import { lowerSession } from './lower-session';
import { openPing, type PingAnswer } from './ping';
import { leadsThroughPooler, withSessionSettings } from './session';
import { UnnamedClient } from './unnamed-client';

/** The pools of one process. All sessions run in UTC and end statements after 30 s (`./session`). */
export interface Database {
  prisma: PrismaClient;
  /** Shared by Prisma (ordinary queries) and the hand-written statements of screens and worker. */
  pool: pg.Pool;
  /**
   * The callback door's own few connections, so that slow screens never keep a callback waiting: answers or fails
   * within `doorTimeoutMs`, also when the database hangs without a word.
   */
  door: pg.Pool;
  /** Gives up connections of `door` that hang (`./door-pool`). */
  doorConnections: Pick<DoorPool, 'dropBusy' | 'dropMadeBefore'>;
  /** For files that are handed out while they are read: a download that takes long keeps no screen waiting. */
  files: pg.Pool;
  /** Asks over a kept connection of the door and a new one at once (`./ping`); rejects within seconds where neither answers. */
  ping(): Promise<PingAnswer>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections of `pool` at most; 10 unless told. */
  connectionsMax?: number;
  /** How long a caller waits for a connection; the door must answer 503 quickly, so 2 s unless told. */
  connectTimeoutMs?: number;
  /** Postgres' own processes give way by so many steps of `nice` while they work for `pool` (`./lower-session`); none unless told. */
  sessionsNicerBy?: number;
}

/**
 * The door answers 503 sooner than this by itself; here a statement that hangs gives its connection back. Providers who
 * say how long they wait say 10 s and more.
 */
const doorTimeoutMs = 4_000;
/** One writes the group of requests that came together, the others read accounts and take what comes meanwhile. */
const doorConnectionsMax = 4;
/** Kept open while no callback comes: where all of Postgres' connections are taken, the door has its own. */
const doorConnectionsMin = 2;

/**
 * The database ends statements after 30 s; one that has not been answered by then went to a machine that is not there any more, and nobody
 * would ever tell.
 */
const answerTimeoutMs = 35_000;

/** Files handed out at once by one process: each holds a snapshot, which keeps the database from cleaning up. */
const filesMax = 3;
/** A client that takes nothing for so long has lost its file. */
const filePauseMs = 120_000;

/** Opens the pools; they connect on first use. `close` waits for what is running and may be called twice. */
export function openDatabase(connectionString: string, options: DatabaseOptions = {}): Database {
  const { sessionsNicerBy = 0 } = options;
  const connectionTimeoutMillis = options.connectTimeoutMs ?? 2_000;
  const Client = leadsThroughPooler(connectionString) ? UnnamedClient : pg.Client;
  const shared = { connectionTimeoutMillis, keepAlive: true, Client };
  const pool = new pg.Pool({
    ...shared,
    connectionString: withSessionSettings(connectionString),
    max: options.connectionsMax ?? 10,
    query_timeout: answerTimeoutMs,
    application_name: 'callback-console',
    ...(sessionsNicerBy > 0 && { onConnect: (client: pg.ClientBase) => lowerSession(client, sessionsNicerBy) }),
  });
  const { pool: door, ...doorConnections } = openDoorPool(
    {
      connectionTimeoutMillis,
      keepAlive: true,
      connectionString: withSessionSettings(connectionString, { statement_timeout: `${doorTimeoutMs}ms` }),
      max: doorConnectionsMax,
      min: doorConnectionsMin,
      query_timeout: doorTimeoutMs,
      application_name: 'callback-console door',
    },
    Client,
  );
  const files = new pg.Pool({
    ...shared,
    connectionString: withSessionSettings(connectionString, {
      idle_in_transaction_session_timeout: `${filePauseMs}ms`,
    }),
    max: filesMax,
    query_timeout: answerTimeoutMs,
    application_name: 'callback-console files',
  });
  // A connection that breaks is told to whoever uses it next; without a listener of its own it would end the process,
  // idle in the pool or out of it between two statements of a transaction.
  for (const each of [pool, door, files]) {
    each.on('error', () => undefined);
    each.on('connect', (client) => client.on('error', () => undefined));
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const closeAll = async () => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), door.end(), files.end()]);
  };
  const ping = openPing(connectionString, door);
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= closeAll();
    return closing;
  };
  return { prisma, pool, door, doorConnections, files, ping, close };
}
