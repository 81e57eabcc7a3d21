import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { StartUpError } from '@/lib/platform/errors';
import { reachableFolder, resolveBinaries } from './binaries';
import { type RunAs, resolveRunAs } from './run-as';

const superuser = 'console';
const database = 'console';
const startTimeoutMs = 60_000;
const logBytesMax = 10 * 1024 * 1024;

/**
 * Postgres in its own process group (Ctrl-C reaches only us, so requests can finish first) and stopped by the end of
 * the pipe on descriptor 3: however this process dies, `kill -9` included, no Postgres stays behind.
 */
const supervisorScript = `
"$@" & postgres=$!
( read _; kill -INT $postgres ) <&3 & watcher=$!
wait $postgres; code=$?
kill $watcher 2>/dev/null
exit $code`;

export interface EmbeddedCluster {
  /** Connection string of the console's database. */
  url: string;
  /** Where the data really lies: not under `dataDir` when Postgres' user could not read there. */
  folder: string;
  /** False when another process of ours runs it; `stop` then does nothing. */
  owned: boolean;
  /** Stops Postgres with a checkpoint and waits until it is gone. Safe to call twice. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Extra `-c name=value` settings. */
  settings?: Record<string, string>;
}

interface Postmaster {
  pid: number;
  port: number;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function findPostmaster(folder: string): Promise<Postmaster | null> {
  const file = path.join(folder, 'postmaster.pid');
  const lines = existsSync(file) ? (await readFile(file, 'utf8').catch(() => '')).split('\n') : [];
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 && isAlive(pid) ? { pid, port } : null;
}

async function findOwner(ownerFile: string): Promise<number | null> {
  const pid = Number(await readFile(ownerFile, 'utf8').catch(() => ''));
  return pid > 0 && pid !== process.pid && isAlive(pid) ? pid : null;
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

async function readOrMake(file: string, make: () => string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const value = make();
  await writeFile(file, `${value}\n`, { mode: 0o600 });
  return value;
}

async function initialise(bin: string, folder: string, password: string, runAs: RunAs | null): Promise<void> {
  const passwordFile = path.join(tmpdir(), `callback-console-${randomBytes(8).toString('hex')}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (runAs) {
    await chown(folder, runAs.uid, runAs.gid);
    await chown(passwordFile, runAs.uid, runAs.gid);
  }
  const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  try {
    await promisify(execFile)(
      path.join(bin, 'initdb'),
      [`--pgdata=${folder}`, `--username=${superuser}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...flags],
      { ...runAs, cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } },
    );
  } catch (cause) {
    // A half-made cluster would be taken for a whole one at the next start.
    await rm(folder, { recursive: true, force: true });
    throw new StartUpError(`The embedded Postgres could not be made in ${folder}: ${String(cause)}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function spawnSupervised(
  bin: string,
  folder: string,
  flags: string[],
  runAs: RunAs | null,
  logFile: string,
): Promise<ChildProcess> {
  const tooLong = existsSync(logFile) && (await stat(logFile)).size > logBytesMax;
  const log = await open(logFile, tooLong ? 'w' : 'a', 0o600);
  const child = spawn(
    '/bin/sh',
    ['-c', supervisorScript, 'postgres', path.join(bin, 'postgres'), '-D', folder, ...flags],
    {
      ...runAs,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'pipe'],
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    },
  );
  await log.close();
  return child;
}

async function waitUntilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    if (child.exitCode !== null) {
      throw new StartUpError(`The embedded Postgres stopped at its start. Its last words are in ${logFile}.`);
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      await client.end().catch(() => undefined);
      if (Date.now() > deadline) {
        throw new StartUpError(
          `The embedded Postgres did not answer within ${startTimeoutMs / 1000} s. See ${logFile}.`,
          { cause },
        );
      }
      await wait(50);
    }
  }
}

async function ensureDatabase(url: (name: string) => string): Promise<void> {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database "${database}"`);
  } finally {
    await client.end();
  }
}

/** Somebody of ours is stopping: its Postgres is on its way out. Waits for that, and helps after three seconds. */
async function waitUntilGone(folder: string): Promise<void> {
  const startedAt = Date.now();
  let helped = false;
  for (let found = await findPostmaster(folder); found; found = await findPostmaster(folder)) {
    if (!helped && Date.now() - startedAt > 3_000) {
      helped = true;
      process.kill(found.pid, 'SIGINT');
    }
    if (Date.now() - startedAt > startTimeoutMs) {
      throw new StartUpError(`An earlier Postgres (process ${found.pid}) does not stop. End it and start again.`);
    }
    await wait(50);
  }
}

/**
 * Brings up the embedded Postgres under `dataDir` (made on the first call) and returns once it answers.
 * A second process with the same `dataDir` gets the running one and does not own it. Listens on 127.0.0.1 only,
 * with a generated password kept beside the data. Throws `StartUpError` with one sentence for the person at the terminal.
 */
export async function startCluster(dataDir: string, options: ClusterOptions = {}): Promise<EmbeddedCluster> {
  // Others may walk through it (Postgres as its own user must) but not list it; the secrets in it are 0600.
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const runAs = resolveRunAs();
  const bin = await resolveBinaries(runAs);
  const folder = await reachableFolder(path.join(dataDir, 'postgres'), runAs);
  const [ownerFile, portFile, logFile] = ['postgres-owner', 'postgres-port', 'postgres.log'].map((name) =>
    path.join(dataDir, name),
  ) as [string, string, string];
  const password = await readOrMake(path.join(dataDir, 'postgres-password'), () =>
    randomBytes(24).toString('base64url'),
  );
  const urlOn = (port: number) => (name: string) => `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`;

  const running = await findPostmaster(folder);
  if (running && (await findOwner(ownerFile)) !== null) {
    await ensureDatabase(urlOn(running.port));
    return { url: urlOn(running.port)(database), folder, owned: false, stop: async () => undefined };
  }
  await waitUntilGone(folder);
  if (!existsSync(path.join(folder, 'PG_VERSION'))) await initialise(bin, folder, password, runAs);

  const port = await choosePort(Number(await readFile(portFile, 'utf8').catch(() => '0')));
  await writeFile(portFile, `${port}\n`);
  await writeFile(ownerFile, `${process.pid}\n`);
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '256MB',
    max_wal_size: '4GB',
    wal_compression: 'on',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = await spawnSupervised(bin, folder, flags, runAs, logFile);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.stdio[3]?.destroy();
    await exited;
    await rm(ownerFile, { force: true });
  };
  try {
    await waitUntilReady(urlOn(port)('postgres'), child, logFile);
    await ensureDatabase(urlOn(port));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOn(port)(database), folder, owned: true, stop };
}
