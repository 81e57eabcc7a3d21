import { connect, createServer } from 'node:net';
import os from 'node:os';
import { expect, onTestFinished, test as plainTest } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { type Database, openDatabase } from './client';
import { servesPort } from './lower-session';

const nicerBy = 4;

async function processOf(pool: Database['pool']): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

function open(url: string): Database {
  const db = openDatabase(url, { sessionsNicerBy: nicerBy });
  onTestFinished(db.close);
  return db;
}

/** Passes on what comes, as a pooler does: Postgres sees another client than ours. */
async function openRelay(url: URL): Promise<string> {
  const server = createServer((client) => {
    const behind = connect(Number(url.port), url.hostname);
    client.pipe(behind).pipe(client);
    for (const each of [client, behind]) each.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  return Object.assign(new URL(url), { port }).toString();
}

test('Postgres’ process of a session that may wait gives way, and no other', async ({ directUrl }) => {
  const db = open(directUrl);
  const [waits, door] = [await processOf(db.pool), await processOf(db.door)];
  const usual = os.getPriority(door);
  await expect.poll(() => os.getPriority(waits)).toBe(usual + nicerBy);
  expect(os.getPriority(door)).toBe(usual);
});

test('where something stands between, sessions are others’ next and stay as they are', async ({ directUrl }) => {
  const [near, behind] = [open(directUrl), open(await openRelay(new URL(directUrl)))];
  const waits = await processOf(behind.pool);
  const usual = os.getPriority(waits);
  // Lowered after it was asked for, so that the other one would be by then, too.
  const lowered = await processOf(near.pool);
  await expect.poll(() => os.getPriority(lowered)).toBe(usual + nicerBy);
  expect(os.getPriority(waits)).toBe(usual);
});

plainTest('a process is known by the client in its title', () => {
  const title = 'postgres: callback-console console 127.0.0.1(40112) idle';
  expect(servesPort(title, 40112)).toBe(true);
  expect(servesPort(title, 4011)).toBe(false);
  expect(servesPort('node server.js (40112) ', 40112)).toBe(false);
});
