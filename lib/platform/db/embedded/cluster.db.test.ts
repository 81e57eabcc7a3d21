import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import pg from 'pg';
import { test as base, expect, vi } from 'vitest';
import { startCluster } from './cluster';
import { ensureDatabase } from './ensure-database';
import { findPostmaster, isAlive } from './postmaster';

const test = base.extend('dataDir', async ({ task }, { onCleanup }) => {
  const folder = await mkdtemp(path.join(tmpdir(), `callback-console-${task.id}-`));
  await chmod(folder, 0o711);
  onCleanup(() => rm(folder, { recursive: true, force: true }));
  return folder;
});

const patience = { timeout: 20_000, interval: 50 };
const settings = { fsync: 'off', shared_buffers: '16MB' };

async function ask(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query("select current_setting('data_directory') as folder")).rows[0]?.folder;
  } finally {
    await client.end();
  }
}

/** Another process that runs the cluster of `dataDir`, as a console does; resolves once it answers. */
async function runElsewhere(dataDir: string): Promise<ChildProcess> {
  // In dist/, where it finds the packages.
  const file = path.join(process.cwd(), 'dist', `${path.basename(dataDir)}.mjs`);
  await build({
    stdin: {
      contents: `import { startCluster } from '@/lib/platform/db/embedded/cluster';
        await startCluster(${JSON.stringify(dataDir)}, { settings: ${JSON.stringify(settings)} });
        console.log('up');
        setInterval(() => undefined, 60_000);`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the other process ended')));
  });
  await rm(file);
  return child;
}

test('the first start makes the data, the next one finds it, and stopping leaves nothing running', async ({
  dataDir,
}) => {
  const first = await startCluster(dataDir, { settings });
  expect(await ask(first.url)).toBe(first.folder);
  const { pid } = (await findPostmaster(first.folder)) ?? { pid: 0 };
  await first.stop();
  await first.stop();
  expect(isAlive(pid)).toBe(false);
  const second = await startCluster(dataDir, { settings });
  expect(second.url).toBe(first.url);
  await second.stop();
});

test('starts at one moment make one Postgres, which all of them get', async ({ dataDir }) => {
  const clusters = await Promise.all([1, 2].map(() => startCluster(dataDir, { settings })));
  expect(new Set(clusters.map((cluster) => cluster.url.split('@')[0])).size).toBe(1);
  for (const cluster of clusters) expect(await ask(cluster.url)).toBe(cluster.folder);
  await Promise.all(clusters.map((cluster) => cluster.stop()));
  expect(await findPostmaster(clusters[0]?.folder ?? '')).toBeNull();
});

test('a database that many make at one moment is made once, and none of them fails', async ({ dataDir }) => {
  const cluster = await startCluster(dataDir, { settings });
  for (const name of ['first', 'sec"ond', 'third']) {
    await Promise.all(Array.from({ length: 8 }, () => ensureDatabase(cluster.url, name)));
  }
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where not datistemplate and datname not in ('postgres', 'console') order by 1`,
  );
  await client.end();
  expect(rows.map(({ name }) => name)).toEqual(['first', 'sec"ond', 'third']);
  await cluster.stop();
});

test('a Postgres that dies by itself comes back at the same address', async ({ dataDir }) => {
  const cluster = await startCluster(dataDir, { settings });
  const died = await findPostmaster(cluster.folder);
  process.kill(died?.pid ?? 0, 'SIGKILL');
  await vi.waitFor(async () => {
    const back = await findPostmaster(cluster.folder);
    expect(back?.pid).not.toBe(died?.pid);
    expect(await ask(cluster.url)).toBe(cluster.folder);
  }, patience);
  await cluster.stop();
  expect(await findPostmaster(cluster.folder)).toBeNull();
});

test('another process is given the running one and does not stop it', async ({ dataDir }) => {
  const other = await runElsewhere(dataDir);
  const adopted = await startCluster(dataDir, { settings });
  expect(adopted.ownerPid).toBe(other.pid);
  await adopted.stop();
  expect(await ask(adopted.url)).toBe(adopted.folder);
  other.kill('SIGKILL');
  await vi.waitFor(async () => expect(await findPostmaster(adopted.folder)).toBeNull(), patience);
});

test('no Postgres outlives an owner that is killed, and the next start loses nothing', async ({ dataDir }) => {
  const other = await runElsewhere(dataDir);
  other.kill('SIGKILL');
  const next = await startCluster(dataDir, { settings });
  expect(next.ownerPid).toBe(process.pid);
  expect(await ask(next.url)).toBe(next.folder);
  await next.stop();
});

test('data that has to lie elsewhere goes with its data folder: deleting that starts afresh', async ({ dataDir }) => {
  const hidden = path.join(dataDir, 'private', 'data');
  await mkdir(path.dirname(hidden), { mode: 0o700 });
  const first = await startCluster(hidden, { settings });
  await first.stop();
  const again = await startCluster(hidden, { settings });
  expect(again.folder).toBe(first.folder);
  await again.stop();
  await rm(hidden, { recursive: true });
  const afresh = await startCluster(hidden, { settings });
  expect(await ask(afresh.url)).toBe(afresh.folder);
  await afresh.stop();
  const isMoved = !first.folder.startsWith(hidden);
  expect(isMoved).toBe(process.getuid?.() === 0);
  expect(afresh.folder !== first.folder).toBe(isMoved);
  for (const { folder } of [first, afresh]) if (isMoved) await rm(path.dirname(folder), { recursive: true });
});

test('a process id that belongs to another program by now is not taken for Postgres', async ({ dataDir }) => {
  const cluster = await startCluster(dataDir, { settings });
  await cluster.stop();
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const file = path.join(cluster.folder, 'postmaster.pid');
  await writeFile(file, [bystander.pid, cluster.folder, 0, 1, '', '127.0.0.1', ''].join('\n'));
  const again = await startCluster(dataDir, { settings });
  expect(await ask(again.url)).toBe(again.folder);
  await again.stop();
  expect(isAlive(bystander.pid ?? 0)).toBe(true);
  bystander.kill();
});

test("the password lies beside the data, for its owner's eyes only", async ({ dataDir }) => {
  const cluster = await startCluster(dataDir, { settings });
  const password = (await readFile(path.join(dataDir, 'postgres-password'), 'utf8')).trim();
  expect(new URL(cluster.url).password).toBe(password);
  const url = new URL(cluster.url);
  url.password = 'guess';
  await expect(ask(url.toString())).rejects.toThrow('password authentication failed');
  await cluster.stop();
});
