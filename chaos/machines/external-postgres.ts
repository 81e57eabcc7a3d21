import { type ChildProcess, execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { untilAnswers } from '@/chaos/machine/database';
import { freePort } from '@/chaos/machine/free-port';
import { makeReachableFolder } from '@/e2e/support/reachable-folder';
import { resolveBinaries } from '@/lib/platform/db/embedded/binaries';
import { postgresEnvironment, resolveRunAs } from '@/lib/platform/db/embedded/run-as';
import { spawnPostgres } from '@/lib/platform/db/embedded/supervise';
import { roleStatements } from '@/lib/platform/db/session';

const distributions = '/usr/lib/postgresql';
const versionMin = 15;
/** An ordinary role, as a console has, and one that may what only tests of the database's own guards need. */
export const roles = { console: 'console', tests: 'tests' } as const;

/** A Postgres that no console runs: of the distribution where there is one, else the embedded binaries. */
export interface ExternalPostgres {
  /** As the role that consoles use, on the maintenance database; the role may make databases. */
  url: string;
  /** The same as a superuser. */
  testsUrl: string;
  version: string;
  port: number;
  password: string;
  /** Folder of its programs: `pg_dump` lies there in a distribution, and nowhere with the embedded binaries. */
  bin: string;
  runAs: ReturnType<typeof resolveRunAs>;
  close(): Promise<void>;
}

async function findDistribution(): Promise<string | null> {
  if (!existsSync(distributions)) return null;
  const versions = (await readdir(distributions)).map(Number).filter((version) => version >= versionMin);
  const folders = versions
    .toSorted((one, other) => other - one)
    .map((version) => path.join(distributions, `${version}/bin`));
  return folders.find((folder) => existsSync(path.join(folder, 'postgres'))) ?? null;
}

/** Starts it on a free port. Its role starts sessions with the console's settings, which a pooler would drop on the way. */
export async function openExternalPostgres(): Promise<ExternalPostgres> {
  const runAs = resolveRunAs();
  const bin = (await findDistribution()) ?? (await resolveBinaries(runAs));
  const base = await makeReachableFolder('external');
  const folder = path.join(base, 'data');
  const passwordFile = path.join(base, 'password');
  const password = randomBytes(12).toString('hex');
  await mkdir(folder, { mode: 0o700 });
  await writeFile(passwordFile, password);
  if (runAs) for (const place of [folder, passwordFile]) await chown(place, runAs.uid, runAs.gid);
  const flags = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
  ];
  const options = { ...runAs, cwd: '/', env: postgresEnvironment };
  await promisify(execFile)(path.join(bin, 'initdb'), [`--pgdata=${folder}`, ...flags], options);
  const port = await freePort();
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '250',
    fsync: 'off',
  };
  const logFile = path.join(base, 'postgres.log');
  const child: ChildProcess = await spawnPostgres({ bin, folder, settings, runAs, logFile });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const owner = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  await untilAnswers(owner);
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  await client.query(`create role ${roles.console} login createdb password '${password}'`);
  await client.query(`create role ${roles.tests} login superuser password '${password}'`);
  for (const role of Object.values(roles)) {
    for (const statement of roleStatements) await client.query(statement.replace('current_user', role));
  }
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version");
  await client.end();
  const urlAs = (role: string) => `postgresql://${role}:${password}@127.0.0.1:${port}/postgres`;
  return {
    url: urlAs(roles.console),
    testsUrl: urlAs(roles.tests),
    version: rows[0]?.version ?? '',
    ...{ port, password, bin, runAs },
    async close() {
      child.stdio[3]?.destroy();
      await exited;
      await rm(base, { recursive: true, force: true });
    },
  };
}
