import { type ChildProcess, spawn } from 'node:child_process';
import { chown, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { untilAnswers } from '@/chaos/machine/database';
import { freePort } from '@/chaos/machine/free-port';
import { makeReachableFolder } from '@/e2e/support/reachable-folder';
import { type ExternalPostgres, roles } from './external-postgres';

/** pgbouncer in transaction mode before every database of a Postgres. */
export interface Pooler {
  port: number;
  close(): Promise<void>;
}

/** As docs/operations.md says: the options of a session are dropped, which its role has instead. */
const configuration = (postgres: ExternalPostgres, port: number, users: string) => `
[databases]
* = host=127.0.0.1 port=${postgres.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
ignore_startup_parameters = options
max_client_conn = 1000
`;

/** Starts `program` (pgbouncer) before `postgres`. */
export async function openPooler(program: string, postgres: ExternalPostgres): Promise<Pooler> {
  const base = await makeReachableFolder('pooler');
  const port = await freePort();
  const [users, file] = [path.join(base, 'users'), path.join(base, 'pgbouncer.ini')];
  const lines = Object.values(roles).map((role) => `"${role}" "${postgres.password}"\n`);
  await writeFile(users, lines.join(''));
  await writeFile(file, configuration(postgres, port, users));
  if (postgres.runAs) for (const place of [users, file]) await chown(place, postgres.runAs.uid, postgres.runAs.gid);
  // It refuses to run as root, as Postgres does.
  const child: ChildProcess = spawn(program, ['--quiet', file], { ...postgres.runAs, cwd: '/', stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = new URL(postgres.url);
  url.port = String(port);
  await untilAnswers(url.toString());
  return {
    port,
    async close() {
      child.kill('SIGINT');
      await exited;
      await rm(base, { recursive: true, force: true });
    },
  };
}
