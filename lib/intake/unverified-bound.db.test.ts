import { expect } from 'vitest';
import { openWebDoor } from '@/e2e/support/door-client';
import { test } from '@/e2e/support/rejected-test';
import { testContext } from '@/e2e/support/test-context';
import { callbackBody } from '@/lib/providers/b2binpay/fixtures/documents';
import { forgetAccounts } from './accounts';

const variables = { B2BINPAY_KEY: 'login', B2BINPAY_SECRET: 'password' };

/** *No transfer* of a deposit: B2BinPay does not sign it. */
function unsigned(id: number) {
  const headers = { 'content-type': 'application/vnd.api+json' };
  const body = callbackBody({ id: String(id), attributes: { status: 4 }, transfer: null });
  return { method: 'POST', path: 'b2binpay', headers, body };
}

test('over the bound an unsigned callback is asked to come later and nothing of it is stored, until the hour ends', async ({
  gate,
  db,
}) => {
  const ctx = testContext({ ...db }, variables, gate.clock);
  const setDoor = async (door: object) => {
    await db.prisma.account.updateMany({ where: { provider: 'b2binpay' }, data: { settings: { door } } });
    forgetAccounts(ctx);
  };
  await setDoor({ unverifiedPerHourMax: 3 });
  const door = await openWebDoor(ctx);
  const statuses: number[] = [];
  for (let id = 1; id <= 5; id += 1) statuses.push((await door.send(unsigned(id))).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  expect(await db.prisma.callback.count()).toBe(3);
  const reply = await door.send(unsigned(6));
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([429, '3600']);

  await setDoor({ unverifiedPerHourMax: 6 });
  expect((await door.send(unsigned(7))).status).toBe(200);

  await setDoor({ unverifiedPerHourMax: 3 });
  gate.clock.advance(3_600_000);
  expect((await door.send(unsigned(8))).status).toBe(200);
});

test('a large body counts as several, so that the bound is one on bytes as well', async ({ gate, db }) => {
  const ctx = testContext({ ...db }, variables, gate.clock);
  await db.prisma.account.updateMany({
    where: { provider: 'b2binpay' },
    data: { settings: { door: { unverifiedPerHourMax: 5 } } },
  });
  forgetAccounts(ctx);
  const door = await openWebDoor(ctx);
  const large = (id: number) => ({ ...unsigned(id), body: unsigned(id).body + ' '.repeat(60 * 1024) });
  const statuses: number[] = [];
  for (const request of [large(1), large(2), unsigned(3)]) statuses.push((await door.send(request)).status);
  expect(statuses).toEqual([200, 429, 429]);
});

test('two processes share the bound', async ({ gate, db }) => {
  const doors = await Promise.all([1, 2].map(async () => openWebDoor(testContext({ ...db }, variables, gate.clock))));
  await db.prisma.account.updateMany({
    where: { provider: 'b2binpay' },
    data: { settings: { door: { unverifiedPerHourMax: 10 } } },
  });
  const replies = await Promise.all(
    Array.from({ length: 20 }, async (_, id) => (await doors[id % 2]?.send(unsigned(id + 1)))?.status),
  );
  expect(replies.filter((status) => status === 200)).toHaveLength(10);
  expect(replies.filter((status) => status === 429)).toHaveLength(10);
});

test('an account with an allow-list is not bounded: no stranger gets in', async ({ gate, db }) => {
  const ctx = testContext({ ...db }, variables, gate.clock);
  await db.prisma.account.updateMany({
    where: { provider: 'b2binpay' },
    data: { settings: { door: { unverifiedPerHourMax: 1, allowList: ['127.0.0.1'] } } },
  });
  forgetAccounts(ctx);
  const door = await openWebDoor(ctx);
  for (const id of [1, 2, 3]) expect((await door.send(unsigned(id))).status).toBe(200);
});
