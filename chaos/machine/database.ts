import { type ChildProcess, execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { makeReachableFolder } from '@/e2e/support/reachable-folder';
import { resolveBinaries } from '@/lib/platform/db/embedded/binaries';
import { initialise } from '@/lib/platform/db/embedded/initialise';
import { embeddedUrl } from '@/lib/platform/db/embedded/place';
import { findPostmaster, isAlive } from '@/lib/platform/db/embedded/postmaster';
import { resolveRunAs } from '@/lib/platform/db/embedded/run-as';
import { spawnPostgres } from '@/lib/platform/db/embedded/supervise';
import { mountSmallDisk } from './small-disk';

const run = promisify(execFile);

/** Few, so that they can be used up. */
export const connectionsMax = 70;
const startTimeoutMs = 180_000;

/** A Postgres that faults may happen to. */
export interface MortalDatabase {
  url: string;
  /** Null: it lies on a disk that nobody may fill. */
  disk: { fill(): Promise<void>; free(): Promise<void> } | null;
  /** Returns once it answers. */
  start(): Promise<void>;
  /** As a restart does: connections end, then a checkpoint. */
  stop(): Promise<void>;
  /** `kill -9`; the next start recovers from the log. */
  kill(): Promise<void>;
  /** Every process of it stands still: connections stay, and nothing answers. */
  hang(): Promise<void>;
  /** They go on. Returns once it answers. */
  wake(): Promise<void>;
  answersWithin(ms: number): Promise<boolean>;
  close(): Promise<void>;
}

/** True once a connection answers. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000, query_timeout: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until `url` answers; throws after a minute. */
export async function untilAnswers(url: string): Promise<void> {
  const deadline = performance.now() + startTimeoutMs;
  while (!(await answers(url))) {
    if (performance.now() > deadline) throw new Error('Postgres does not answer.');
    await sleep(10);
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}

async function fill(folder: string): Promise<void> {
  const file = await open(path.join(folder, 'filler'), 'a');
  try {
    const piece = Buffer.alloc(1024 * 1024, 1);
    for (;;) {
      const { bavail, bsize } = await statfs(folder);
      if (bavail === 0) return;
      await file.write(piece, 0, Math.min(piece.length, bavail * bsize));
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await file.close();
  }
}

/** Makes a cluster of its own, durable as in production, on a small disk where this user may mount one, on the port `port`. */
export async function openMortalDatabase(port: number): Promise<MortalDatabase> {
  const base = await makeReachableFolder('chaos-db');
  const runAs = resolveRunAs();
  const bin = await resolveBinaries(runAs);
  const disk = await mountSmallDisk(base);
  const place = disk?.folder ?? base;
  if (runAs) await chown(place, runAs.uid, runAs.gid);
  const password = randomBytes(12).toString('hex');
  const folder = path.join(place, 'postgres');
  await initialise(bin, folder, password, runAs);
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: String(connectionsMax),
    superuser_reserved_connections: '3',
    shared_buffers: '64MB',
    max_wal_size: '128MB',
    min_wal_size: '32MB',
  };
  const program = { bin, folder, settings, runAs, logFile: path.join(base, 'postgres.log') };
  const maintenanceUrl = embeddedUrl(password, port, 'postgres');
  let running: { child: ChildProcess; exited: Promise<void> } | null = null;

  const start = async () => {
    const child = await spawnPostgres(program);
    running = { child, exited: new Promise((resolve) => child.once('exit', () => resolve())) };
    await untilAnswers(maintenanceUrl);
  };
  const stop = async () => {
    running?.child.stdio[3]?.destroy();
    await running?.exited;
  };
  const kill = async () => {
    const postmaster = await findPostmaster(folder);
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
    await running?.exited;
  };
  /** The postmaster first: then nobody joins its children. */
  const signalAll = async (signal: 'SIGSTOP' | 'SIGCONT') => {
    const postmaster = await findPostmaster(folder);
    if (!postmaster) throw new Error('Postgres does not run.');
    process.kill(postmaster.pid, signal);
    for (const pid of await childrenOf(postmaster.pid)) if (isAlive(pid)) process.kill(pid, signal);
  };
  await start();
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  // Not the superuser's: the connections that Postgres keeps for that are how the faults get in.
  await client.query(`create role merchant login password '${password}'`);
  await client.query('create database console owner merchant');
  await client.query('create database in_order owner merchant');
  await client.end();
  const url = new URL(embeddedUrl(password, port));
  url.username = 'merchant';
  return {
    url: url.toString(),
    disk: disk && { fill: () => fill(place), free: () => rm(path.join(place, 'filler'), { force: true }) },
    start,
    stop,
    kill,
    hang: () => signalAll('SIGSTOP'),
    async wake() {
      await signalAll('SIGCONT');
      await untilAnswers(maintenanceUrl);
    },
    answersWithin: (ms) =>
      Promise.race([untilAnswers(maintenanceUrl).then(() => true), sleep(ms, false, { ref: false })]),
    async close() {
      await stop();
      await disk?.unmount();
      await rm(base, { recursive: true, force: true });
    },
  };
}
