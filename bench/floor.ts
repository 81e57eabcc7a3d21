import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { BenchDatabase } from './bench-database';

const table = `create table inbox (id bigserial primary key, dedup_key text not null unique, headers jsonb not null, body bytea not null,
  batch_id text not null, status text not null, received_at timestamptz not null default now())`;

const script = `insert into inbox (dedup_key, headers, body, batch_id, status)
values (gen_random_uuid()::text, '{"content-type":"application/json"}', convert_to(repeat('x', 900), 'UTF8'), 'b', 'SUCCESS') on conflict (dedup_key) do nothing;
`;

/**
 * The same insert by `pgbench`, without HTTP, signature or JSON: what one statement a callback costs this Postgres at least.
 * Inserts a second; null where pgbench is not installed.
 */
export async function measureFloor(
  database: BenchDatabase,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number | null> {
  const url = await database.create('empty');
  await database.query(url, table);
  const folder = await mkdtemp(path.join(tmpdir(), 'callback-console-pgbench-'));
  const file = path.join(folder, 'insert.sql');
  await writeFile(file, script);
  const { hostname, port, username, password, pathname } = new URL(url);
  const args = ['-n', '-f', file, '-c', String(clients), '-j', '2', '-T', String(seconds), '-M', 'prepared'];
  const where = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)];
  try {
    const { stdout } = await promisify(execFile)('pgbench', [...args, ...where], {
      env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
    });
    return Math.round(Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? 0));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
