import { statfs } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** Of what Postgres keeps of its log (`min_wal_size`): the file that is written to, and those before the last checkpoint, are the rest. */
const aheadShare = 7 / 8;

/** Between two files: while one is made, commits wait for it. */
const restMs = 100;

/** Of the room on its disk the log may take one part in so many. */
const roomShare = 10;

export interface LogAheadOptions {
  /** Where Postgres keeps its data. */
  folder: string;
  /** What stands ahead afterwards: seven eighths of what Postgres keeps, unless told. */
  bytes?: number;
  /** Ends it between two files. */
  signal?: AbortSignal;
}

/** `made`: as many as were wanted stand ahead now; `there`: they did before; `no_room`: the disk has too little; `stopped`: by the signal. */
export type LogAheadOutcome = 'made' | 'there' | 'no_room' | 'stopped';

interface LogFiles {
  /** One file of the log, in bytes. */
  fileBytes: number;
  /** Those that stand empty behind the one that is written to. */
  ahead: number;
  /** So much Postgres keeps at any time, in bytes. */
  keptBytes: number;
}

async function readLogFiles(client: pg.Client): Promise<LogFiles> {
  const { rows } = await client.query<LogFiles>(`
    select (select setting::int from pg_settings where name = 'wal_segment_size') as "fileBytes", count(*)::int as ahead,
      pg_size_bytes(current_setting('min_wal_size'))::float8 as "keptBytes"
    from pg_ls_waldir()
    where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_lsn())`);
  const [row] = rows;
  if (!row) throw new Error('Postgres said nothing of its log.');
  return row;
}

async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= bytes * roomShare;
}

/**
 * Has files of Postgres' log stand ready for `bytes` more. A file that is not there is written full of zeros and flushed before the
 * first commit gets into it, 16 MB in which everybody waits: under load several times a second, as long as the installation is young.
 * Postgres itself keeps what it has (`min_wal_size`) and uses it again. To have them made, files are begun and left at once, and a
 * checkpoint gives them free. Throws what Postgres says.
 */
export async function makeLogAhead(
  connectionString: string,
  { folder, bytes, signal }: LogAheadOptions,
): Promise<LogAheadOutcome> {
  const client = new pg.Client({ connectionString });
  // A connection that breaks fails the query in hand; without a listener it would end the process too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { ahead, fileBytes, keptBytes } = await readLogFiles(client);
    const wanted = Math.floor((bytes ?? keptBytes * aheadShare) / fileBytes);
    if (ahead >= wanted) return 'there';
    if (!(await hasRoom(folder, (wanted - ahead) * fileBytes))) return 'no_room';
    // Those that stand ahead are begun and left first, and only then is one made.
    for (let begun = 0; begun < wanted; begun += 1) {
      if (signal?.aborted) return 'stopped';
      // A file in which nothing stands is not left.
      await client.query(`select pg_logical_emit_message(false, 'callback-console', 'made ahead'), pg_switch_wal()`);
      await wait(restMs);
    }
    await client.query('checkpoint');
    return 'made';
  } finally {
    await client.end();
  }
}
