import { randomBytes } from 'node:crypto';
import { mkdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartUpError } from '@/lib/platform/errors';
import { readOrMakeFile } from '@/lib/platform/kept-file';
import { reachableFolder, resolveBinaries } from './binaries';
import { ensureDatabase } from './ensure-database';
import { initialise } from './initialise';
import { logSizes } from './log-sizes';
import { embeddedUrl, filesIn } from './place';
import { findPostmaster, ownedBy, removeMistakenLock } from './postmaster';
import { resolveRunAs } from './run-as';
import { runPostgres } from './run-postgres';

const stopTimeoutMs = 60_000;
const helpAfterMs = 3_000;

/** Generous to a console that shares the machine: the cache is Postgres' own share. */
const defaultSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  wal_compression: 'on',
} as const;

export interface EmbeddedCluster {
  /** Connection string of the console's database. */
  url: string;
  /** Where the data really lies: not under `dataDir` when Postgres' user could not read there. */
  folder: string;
  /** The process of ours that runs it; `stop` does nothing unless that is this one. */
  ownerPid: number;
  /** Stops Postgres with a checkpoint and waits until it is gone. Safe to call twice. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Extra `-c name=value` settings. */
  settings?: Record<string, string>;
}

/** The port of last time while it is free, so that workers beside the server find it again; else any free one. */
async function choosePort(wanted: number): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number | null>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(null));
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
      });
    });
  const port = (wanted > 0 ? await tryPort(wanted) : null) ?? (await tryPort(0));
  if (port === null) throw new StartUpError('No free port for the embedded Postgres on 127.0.0.1.');
  return port;
}

/**
 * The Postgres that another process runs on `folder`, once it answers; null when there is none. One without an owner is
 * on its way out: waits for that, and helps after three seconds.
 */
async function findRunning(folder: string, password: string): Promise<EmbeddedCluster | null> {
  const startedAt = Date.now();
  let helped = false;
  for (let found = await findPostmaster(folder); found; found = await findPostmaster(folder)) {
    const waitedMs = Date.now() - startedAt;
    if (found.ownerPid !== null) {
      const isUp = await ensureDatabase(embeddedUrl(password, found.port, 'postgres')).then(
        () => true,
        () => false,
      );
      const url = embeddedUrl(password, found.port);
      if (isUp) return { url, folder, ownerPid: found.ownerPid, stop: async () => undefined };
    } else if (!helped && waitedMs > helpAfterMs) {
      helped = true;
      process.kill(found.pid, 'SIGINT');
    }
    if (waitedMs > stopTimeoutMs) {
      throw new StartUpError(
        `An earlier Postgres (process ${found.pid}) neither answers nor stops. End it and start again.`,
      );
    }
    await wait(50);
  }
  return null;
}

/**
 * Brings up the embedded Postgres under `dataDir` (made on the first call) and returns once it answers.
 * Another process with the same `dataDir` gets the running one and does not own it. Listens on 127.0.0.1 only,
 * with a generated password kept beside the data. Throws `StartUpError` with one sentence for the person at the terminal.
 */
export async function startCluster(dataDir: string, options: ClusterOptions = {}): Promise<EmbeddedCluster> {
  // Others may walk through it (Postgres as its own user must) but not list it; the secrets in it are 0600.
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const runAs = resolveRunAs();
  const bin = await resolveBinaries(runAs);
  const files = filesIn(dataDir);
  // The name of a place outside lies in `dataDir`: who deletes that starts afresh, with a password of its own.
  const makeId = () => readOrMakeFile(files.place, () => randomBytes(8).toString('hex'));
  const folder = await reachableFolder(path.join(dataDir, 'postgres'), runAs, makeId);
  const password = await readOrMakeFile(files.password, () => randomBytes(24).toString('base64url'));

  const running = await findRunning(folder, password);
  if (running) return running;
  await initialise(bin, folder, password, runAs);
  await removeMistakenLock(folder);
  const port = await choosePort(Number(await readFile(files.port, 'utf8').catch(() => '0')));
  const { blocks, bsize } = await statfs(folder);
  const settings = {
    port: String(port),
    ...{ ...defaultSettings, ...logSizes(blocks * bsize), ...options.settings },
    ...ownedBy(process.pid),
  };
  const maintenanceUrl = embeddedUrl(password, port, 'postgres');
  let stop: () => Promise<void>;
  try {
    stop = await runPostgres({ bin, folder, settings, runAs, logFile: files.log }, maintenanceUrl);
  } catch (error) {
    // Of two that start at once, Postgres lets one in.
    const other = await findRunning(folder, password);
    if (other) return other;
    throw error;
  }
  try {
    await writeFile(files.port, `${port}\n`);
    await ensureDatabase(maintenanceUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: embeddedUrl(password, port), folder, ownerPid: process.pid, stop };
}
