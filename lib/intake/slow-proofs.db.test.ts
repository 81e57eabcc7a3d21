import { hashSync } from '@node-rs/bcrypt';
import { expect } from 'vitest';
import { openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { ensureAccounts, forgetAccounts, readAccounts } from './accounts';
import { verifyKept } from './rejected/verify-kept';

const gatepaySecret = 'gatepay-secret-for-tests-only';
const [key, secret] = ['a-key-of-b2binpay', 'a-secret-of-b2binpay'];
const time = 'Fri Oct 02 2020 12:00:19 GMT+0000';

/** A bill of API v1 under a hash that takes long to check; what it proves is up to `secretUsed`. */
function bill(id: number, secretUsed = secret, cost = 11) {
  const hash = hashSync(`${key}:${secretUsed}:${time}`, cost, Buffer.alloc(16, 7)).replace(/^\$2b\$/, '$2y$');
  const record = { id: String(id), status: '2', amount: '700', actual_amount: '700', pow: '2', sign: { time, hash } };
  return { path: 'b2binpay', body: JSON.stringify({ ...record, currency: { iso: '1', alpha: 'BTC' } }) };
}

let serial = 0;
async function openV1Door(db: Parameters<typeof testContext>[0], environment: Record<string, string>) {
  const ctx = testContext({ ...db }, { GATEPAY_API_SECRET: gatepaySecret, B2BINPAY_KEY: key, ...environment });
  // The newest request of all is the one of this door.
  serial += 1;
  ctx.clock.advance(serial * 60_000);
  await ensureAccounts(ctx);
  await db.prisma.account.updateMany({
    where: { provider: 'b2binpay' },
    data: { settings: { provider: { apiVersion: 'v1' } } },
  });
  forgetAccounts(ctx);
  return { ctx, door: await openWebDoor(ctx) };
}

test('hashes that a stranger posts keep no other door waiting, and those over the bound are told to come again', async ({
  db,
}) => {
  const { ctx, door } = await openV1Door(db, { B2BINPAY_SECRET: secret });
  const forged = bill(1, 'a-guess');
  const ended: string[] = [];
  const strangers = Array.from({ length: 30 }, async () => {
    const reply = await door.send(forged);
    ended.push('stranger');
    return reply;
  });
  const [strange, genuine] = await Promise.all([
    Promise.all(strangers),
    door
      .send(
        signedGatepay(
          JSON.stringify({ main_order: { batch_id: 'b', status: 'INIT' } }),
          gatepaySecret,
          ctx.clock.now(),
        ),
      )
      .finally(() => ended.push('gatepay')),
  ]);
  expect(genuine.status).toBe(200);
  // Twenty at most are sent away before it; those that are computed end after it.
  expect(ended.indexOf('gatepay')).toBeLessThan(24);
  const sentAway = strange.filter(({ status }) => status === 503);
  expect(sentAway).toHaveLength(20);
  expect(sentAway[0]?.headers.get('retry-after')).toBe('5');
  expect(strange.filter(({ status }) => status === 401)).toHaveLength(10);
});

test('a hash of API v1 is proven at the door, and again once the secret is mended', async ({ db }) => {
  const { door: wrong, ctx: before } = await openV1Door(db, { B2BINPAY_SECRET: 'not-the-secret' });
  expect((await wrong.send(bill(2, secret, 4))).status).toBe(401);
  const { rows } = await before.db.pool.query<{ id: string }>('select id from requests order by id desc limit 1');
  const { door: right, ctx: after } = await openV1Door(db, { B2BINPAY_SECRET: secret });
  expect(await right.send(bill(3, secret, 4))).toMatchObject({ status: 200, body: 'OK' });
  const accounts = await readAccounts(after, after.db.pool);
  const actor = { kind: 'system', name: 'test' } as const;
  expect(await verifyKept({ ...after, actor }, accounts, rows[0]?.id ?? '')).toMatchObject({ outcome: 'accepted' });
});
