import { expect } from 'vitest';
import { openNodeDoor } from '@/e2e/support/door-client';
import { emptyLedger } from '@/e2e/support/empty-tables';
import { applyAll } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import { bayarcash } from '@/lib/providers/bayarcash';
import { formBody, multipartBody, multipartType, transaction } from '@/lib/providers/bayarcash/fixtures/records';
import { fixtures as bayarcashFixtures } from '@/lib/providers/bayarcash.fixtures';
import { caibo } from '@/lib/providers/caibo';
import { fixtures as caiboFixtures } from '@/lib/providers/caibo.fixtures';
import type { Provider, SignedRequest, UnsignedRequest } from '@/lib/providers/contract';
import { test as testDoors } from '@/lib/providers/test';
import { fixtures as testFixtures } from '@/lib/providers/test.fixtures';

type SignOnly = Pick<Provider, 'sign' | 'secretFields'>;

const bayarcashReturn = 'Thank you. Your bank’s answer is on its way to the merchant. You may close this page.';

const secretsOf = new Map<SignOnly, Readonly<Record<string, string>>>([
  [bayarcash, bayarcashFixtures.secrets],
  [caibo, caiboFixtures.secrets],
  [testDoors, {}],
]);

/** A ledger of its own, and the console's door over a real socket, with the secrets that the fixtures sign with. */
const test = base.extend('console', async ({ db }, { onCleanup }) => {
  const ctx = testContext(db, {
    BAYARCASH_API_SECRET_KEY: bayarcashFixtures.secrets.secretKey ?? '',
    CAIBO_API_KEY: caiboFixtures.secrets.apiKey ?? '',
  });
  await emptyLedger(db);
  await ensureAccounts(ctx);
  const door = await openNodeDoor(ctx);
  onCleanup(door.close);
  const signed = (provider: SignOnly, request: UnsignedRequest): SignedRequest => {
    const credential = makeCredential(provider, { ...secretsOf.get(provider) });
    return provider.sign(request, { credential, at: ctx.clock.now(), nonce: 'nonce1' });
  };
  const send = ({ method, path, headers, body }: SignedRequest) =>
    door.send({ method, path, headers, body: method === 'GET' ? null : body });
  const transfers = async () => {
    const { rows } = await db.pool.query<{ said: string }>(
      `select provider || ' ' || kind || ' ' || transfer_id || ' ' || status || ' ' || outcome as said from transfers order by 1`,
    );
    return rows.map(({ said }) => said);
  };
  return { ctx, signed, send, transfers };
});

for (const [provider, { samples }] of [
  [bayarcash, bayarcashFixtures],
  [caibo, caiboFixtures],
  [testDoors, testFixtures],
] as const) {
  test(`every sample of ${provider.id} is acknowledged, stored as what it says, and applied`, async ({
    console: { ctx, signed, send },
  }) => {
    for (const { name, request, expected } of samples) {
      const reply = await send(signed(provider, request));
      const isReturn = request.channel === 'bayarcash/return';
      expect([name, reply.status]).toEqual([name, 200]);
      expect(reply.body).toBe(isReturn ? bayarcashReturn : 'OK');
      const { rows } = await ctx.db.pool.query(
        `select type, provider_status as "providerStatus", outcome, transfer_id as "transferId", batch_id as "batchId"
         from callbacks order by id desc limit 1`,
      );
      expect([name, rows[0]]).toEqual([name, expected]);
    }
    expect(await applyAll(ctx)).toBe(samples.length);
    const { rows } = await ctx.db.pool.query('select distinct verified, apply_state from callbacks');
    expect(rows).toEqual([{ verified: provider.id !== 'test', apply_state: 'applied' }]);
  });
}

test('the browser that comes back first neither settles the payment nor hides the server’s callback', async ({
  console: { ctx, signed, send, transfers },
}) => {
  const returned = { channel: 'bayarcash/return', method: 'GET', contentType: null, body: '' } as const;
  await send(signed(bayarcash, { ...returned, query: formBody(transaction) }));
  await applyAll(ctx);
  expect(await transfers()).toEqual([]);
  const told = { channel: 'bayarcash', method: 'POST', contentType: multipartType, query: '' } as const;
  for (let sending = 1; sending <= 2; sending += 1) {
    await send(signed(bayarcash, { ...told, body: multipartBody(transaction) }));
  }
  const { rows } = await ctx.db.pool.query('select channel, duplicates from callbacks order by id');
  expect(rows).toEqual([
    { channel: 'bayarcash/return', duplicates: 0 },
    { channel: 'bayarcash', duplicates: 1 },
  ]);
  await applyAll(ctx);
  expect(await transfers()).toEqual(['bayarcash payment trx_123 3 succeeded']);
});

test('neither 3-D Secure nor a test door puts anything into the ledger', async ({
  console: { ctx, signed, send, transfers },
}) => {
  const success = JSON.stringify({
    transactionId: '1',
    transStatus: 'Y',
    status: 'success',
    amount: '10',
    unit: 'USD',
  });
  const post = { method: 'POST', contentType: 'application/json', query: '', body: success } as const;
  const replies = [
    await send(signed(caibo, { ...post, channel: '3ds' })),
    await send(signed(testDoors, { ...post, channel: 'test/json' })),
  ];
  expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  await applyAll(ctx);
  expect(await transfers()).toEqual([]);
  const { rows } = await ctx.db.pool.query(
    'select channel, type, verified, (select count(*)::int from issues) as issues from callbacks order by id',
  );
  expect(rows).toEqual([
    { channel: '3ds', type: '3DS', verified: true, issues: 0 },
    { channel: 'test/json', type: 'test', verified: false, issues: 0 },
  ]);
});

test('an unsigned Caibo callback is taken only from an account that says so and has an allow-list, and moves nothing', async ({
  console: { ctx, send, transfers },
}) => {
  const [sample] = caiboFixtures.samples;
  const unsigned = {
    method: 'POST',
    path: 'caibo',
    headers: { 'content-type': 'text/plain' },
    body: sample.request.body,
  } as const;
  const settle = async (allowList: string[]) => {
    const settings = { door: { allowList }, provider: { unsignedAllowed: true } };
    await ctx.db.pool.query(`update accounts set settings = $1 where provider = 'caibo'`, [settings]);
    await ensureAccounts(ctx);
  };
  const statuses = [(await send(unsigned)).status];
  for (const allowList of [[], ['192.0.2.1'], ['127.0.0.1', '::1']]) {
    await settle(allowList);
    statuses.push((await send(unsigned)).status);
  }
  expect(statuses).toEqual([401, 401, 403, 200]);
  await applyAll(ctx);
  expect(await transfers()).toEqual([]);
});
