import { randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { expect, inject } from 'vitest';
import { openDatabaseProxy } from '@/e2e/support/database-proxy';
import { openNodeDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { openDatabase } from '@/lib/platform/db/client';
import { onConnection } from '@/lib/platform/db/on-connection';
import { checkReadiness } from '@/lib/platform/health';
import { ensureAccounts } from './accounts';
import { doorState, waitMsMax } from './door-state';
import { storeFault } from './store-faults';

const secret = 'gatepay-secret-for-tests-only';

/** A door to the database at `url` that can be taken away from it; closed by what is given to `onCleanup`. */
async function openDoorTo(url: string, onCleanup: (close: () => Promise<void>) => void) {
  const proxy = await openDatabaseProxy(url);
  const database = openDatabase(proxy.url);
  const ctx = testContext(database, { GATEPAY_API_SECRET: secret });
  await ensureAccounts(ctx);
  const door = await openNodeDoor(ctx);
  onCleanup(async () => {
    await door.close();
    // What was silent breaks: closing waits for nothing.
    await proxy.cut();
    await database.close();
  });
  const send = (batchId: string) => {
    const body = JSON.stringify({ main_order: { batch_id: batchId, status: 'INIT' }, suborders: [] });
    return door.send(signedGatepay(body, secret, ctx.clock.now()));
  };
  return { ctx, proxy, send, sendRaw: door.send };
}

const test = base
  .extend('door', ({ databaseUrl }, { onCleanup }) => openDoorTo(databaseUrl, onCleanup))
  // Past a pooler, which keeps connections of its own to wherever they led.
  .extend('directDoor', ({ directUrl }, { onCleanup }) => openDoorTo(directUrl, onCleanup));

test('while the database is away the door answers 503 with Retry-After, keeps nothing, and recovers by itself', async ({
  door,
  db,
}) => {
  expect((await door.send('before')).status).toBe(200);
  await door.proxy.cut();
  const replies = await Promise.all(Array.from({ length: 20 }, () => door.send('during')));
  for (const reply of replies) {
    expect(reply.status).toBe(503);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(await db.prisma.callback.count({ where: { batchId: 'during' } })).toBe(0);
  await door.proxy.restore();
  // As a provider does: again, until it is taken.
  await expect.poll(async () => (await door.send('during')).status, { timeout: 20_000 }).toBe(200);
  expect(await db.prisma.callback.count({ where: { batchId: 'during' } })).toBe(1);
});

test('a process that never reached the database answers 503 until it does', async ({ door }) => {
  await door.proxy.cut();
  expect((await door.send('early')).status).toBe(503);
  await door.proxy.restore();
  await expect.poll(async () => (await door.send('early')).status, { timeout: 20_000 }).toBe(200);
});

test('a database that takes connections and answers nothing keeps those waiting who find out, and then nobody', async ({
  door,
  db,
}) => {
  expect((await door.send('before')).status).toBe(200);
  const { watch } = doorState(door.ctx);
  door.proxy.stall();
  // One that needs no signature is counted in the database before it is stored: it is answered in time too.
  const unsigned = door.sendRaw({ path: 'test/json', body: '{"greeting":"hello"}' });
  const found = await Promise.all([door.send('stalled'), door.send('stalled'), unsigned]);
  expect(found.map(({ status }) => status)).toEqual([503, 503, 503]);
  expect(watch.isAway).toBe(true);
  expect((await door.send('stalled')).status).toBe(503);
  await door.proxy.restore();
  await expect.poll(() => watch.isAway, { timeout: 10_000 }).toBe(false);
  // As a provider does: again, until it is taken.
  await expect.poll(async () => (await door.send('stalled')).status, { timeout: 20_000 }).toBe(200);
  expect(await db.prisma.callback.count({ where: { batchId: 'stalled' } })).toBe(1);
});

test('with every connection of Postgres taken by others the door goes on with those that it keeps', async ({
  databaseUrl,
  db,
}) => {
  const role = `crowded_${randomBytes(6).toString('hex')}`;
  const url = new URL(inject('maintenanceUrl'));
  await db.pool.query(`create role ${role} login password '${role}' in role "${url.username}"`);
  Object.assign(url, { pathname: new URL(databaseUrl).pathname, username: role, password: role });
  const crowded = openDatabase(url.toString());
  const ctx = testContext(crowded);
  await ensureAccounts(ctx);
  const door = await openNodeDoor(ctx);
  try {
    const send = async () => (await door.send({ path: 'test/json', body: '{"greeting":"hello"}' })).status;
    expect(await send()).toBe(200);
    await db.pool.query(`alter role ${role} connection limit 0`);
    await expect(crowded.files.query('select 1')).rejects.toMatchObject({ code: '53300' });
    const { watch } = doorState(ctx);
    watch.missed(waitMsMax);
    expect(watch.isAway).toBe(true);
    await expect.poll(() => watch.isAway, { timeout: 10_000 }).toBe(false);
    expect(await send()).toBe(200);
  } finally {
    await door.close();
    await crowded.close();
    await db.pool.query(`drop role ${role}`);
  }
});

test('a database that is back is found by a new connection where those that were kept died with it', async ({
  door,
}) => {
  expect((await door.send('before')).status).toBe(200);
  const { watch } = doorState(door.ctx);
  await door.proxy.cut();
  watch.missed(waitMsMax);
  expect((await door.send('during')).status).toBe(503);
  await door.proxy.restore();
  await expect.poll(() => watch.isAway, { timeout: 10_000 }).toBe(false);
  expect((await door.send('after')).status).toBe(200);
});

test('a database that moved to another machine is found although every connection to the old one stays silent', async ({
  door,
  db,
}) => {
  expect((await door.send('before')).status).toBe(200);
  const { watch } = doorState(door.ctx);
  door.proxy.forget();
  expect((await door.send('moved')).status).toBe(503);
  await door.proxy.restore();
  await expect.poll(() => watch.isAway, { timeout: 10_000 }).toBe(false);
  // At once: nobody finds out again by waiting that what was kept leads nowhere.
  expect((await door.send('moved')).status).toBe(200);
  expect(watch.isAway).toBe(false);
  expect(await db.prisma.callback.count({ where: { batchId: 'moved' } })).toBe(1);
});

test('a row that cannot be stored costs nobody a connection', async ({ door }) => {
  const { door: pool } = door.ctx.db;
  const idOf = async (client: PoolClient) =>
    (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  const onOne = <Result>(work: (client: PoolClient) => Promise<Result>) =>
    onConnection(pool, work, (error) => storeFault(error) === 'row');
  const before = await onOne(idOf);
  await expect(onOne((client) => client.query('select 1 / 0'))).rejects.toThrow('division by zero');
  expect(await onOne(idOf)).toBe(before);
  const gone = onOne((client) => client.query('select pg_terminate_backend(pg_backend_pid())'));
  await expect(gone).rejects.toThrow();
  expect(await onOne(idOf)).not.toBe(before);
});

test('connections that lead to a standby are given up after the failover, one refusal each at most', async ({
  directDoor: door,
  db,
}) => {
  const { door: pool } = door.ctx.db;
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  for (const client of clients) await client.query('set default_transaction_read_only = on');
  for (const client of clients) client.release();
  expect(await checkReadiness(door.ctx, process.cwd())).toEqual({ status: 'unavailable', missing: 'database' });
  const statuses: number[] = [];
  for (const _ of clients) statuses.push((await door.send('failed-over')).status);
  statuses.push((await door.send('failed-over')).status);
  expect(statuses[0]).toBe(503);
  expect(statuses.at(-1)).toBe(200);
  expect(await checkReadiness(door.ctx, process.cwd())).toEqual({ status: 'ready' });
  expect(await db.prisma.callback.count({ where: { batchId: 'failed-over' } })).toBe(1);
});
