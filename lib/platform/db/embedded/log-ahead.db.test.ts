import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { test as base, expect } from 'vitest';
import { type EmbeddedCluster, startCluster } from './cluster';
import { makeLogAhead } from './log-ahead';
import { tendLog } from './tend-log';

const fileBytes = 16 * 1024 ** 2;
const settings = { fsync: 'off', shared_buffers: '16MB', min_wal_size: '192MB' };

const test = base.extend('dataDir', async ({ task }, { onCleanup }) => {
  const folder = await mkdtemp(path.join(tmpdir(), `callback-console-${task.id}-`));
  await chmod(folder, 0o711);
  onCleanup(() => rm(folder, { recursive: true, force: true }));
  return folder;
});

/** Files of the log, and the one that is written to. */
async function readFiles({ url }: EmbeddedCluster): Promise<{ current: string; ahead: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ current: string; names: string[] }>(`
      select pg_walfile_name(pg_current_wal_lsn()) as current, array(select name from pg_ls_waldir()) as names`);
    const { current = '', names = [] } = rows[0] ?? {};
    return { current, ahead: names.filter((name) => /^[0-9A-F]{24}$/.test(name) && name > current).length };
  } finally {
    await client.end();
  }
}

test('files of the log are made ahead once, and stay over a restart', async ({ dataDir }) => {
  const first = await startCluster(dataDir, { settings });
  const ahead = { folder: first.folder, bytes: 6 * fileBytes };
  expect((await readFiles(first)).ahead).toBeLessThan(6);
  expect(await makeLogAhead(first.url, ahead)).toBe('made');
  const made = await readFiles(first);
  expect(made.ahead).toBeGreaterThanOrEqual(6);
  expect(await makeLogAhead(first.url, ahead)).toBe('there');
  expect(await readFiles(first)).toEqual(made);
  await first.stop();

  const second = await startCluster(dataDir, { settings });
  expect(await makeLogAhead(second.url, { ...ahead, bytes: 5 * fileBytes })).toBe('there');
  // Unless told it is seven eighths of the twelve that Postgres keeps.
  expect(await makeLogAhead(second.url, { folder: second.folder })).toBe('made');
  expect((await readFiles(second)).ahead).toBeGreaterThanOrEqual(10);
  expect(await makeLogAhead(second.url, { folder: second.folder })).toBe('there');
  await second.stop();
});

test('a disk that has little room, or a stop, leaves the log as it is', async ({ dataDir }) => {
  const cluster = await startCluster(dataDir, { settings });
  const before = await readFiles(cluster);
  const { bavail, bsize } = await statfs(cluster.folder);
  const wanted = { folder: cluster.folder, bytes: Math.floor((bavail * bsize) / 5) };
  expect(await makeLogAhead(cluster.url, wanted)).toBe('no_room');
  const stopped = { folder: cluster.folder, bytes: 6 * fileBytes, signal: AbortSignal.abort() };
  expect(await makeLogAhead(cluster.url, stopped)).toBe('stopped');
  expect(await readFiles(cluster)).toEqual(before);
  await cluster.stop();
});

test('a console has them made some time after its start, and says what came of it', async ({ dataDir }) => {
  const cluster = await startCluster(dataDir, { settings });
  const said: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => said.push(line) });
  const tend = (signal: AbortSignal, url = cluster.url) =>
    tendLog(log, { url, folder: cluster.folder, bytes: 4 * fileBytes, afterMs: 20, signal });
  const before = await readFiles(cluster);
  const ended = new AbortController();
  const tended = tend(ended.signal);
  ended.abort();
  await tended;
  expect(await readFiles(cluster)).toEqual(before);
  expect(said).toEqual([]);

  await tend(new AbortController().signal);
  expect((await readFiles(cluster)).ahead).toBeGreaterThanOrEqual(4);
  expect(said.splice(0)).toEqual([expect.stringContaining('were made ahead')]);
  await cluster.stop();
  await tend(new AbortController().signal);
  expect(said).toEqual([expect.stringContaining('could not be made ahead')]);
});
