import { expect } from 'vitest';
import { GET as elsewhereRoute } from '@/app/api/v1/[...rest]/route';
import { GET as getCallbackRoute } from '@/app/api/v1/callbacks/[id]/route';
import { GET as listCallbacksRoute } from '@/app/api/v1/callbacks/route';
import { GET as getRequestRoute } from '@/app/api/v1/requests/[id]/route';
import { GET as listRequestsRoute } from '@/app/api/v1/requests/route';
import { openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { bootstrapAccess } from '@/lib/access/bootstrap';
import { ensureAccounts } from '@/lib/intake/accounts';
import { setContext } from '@/lib/platform/boot';

const secret = 'gatepay-secret-for-tests-only';
const token = 'an-api-token-for-tests-only-0123456789';
const body =
  '{"main_order":{"batch_id":"B-1","status":"SUCCESS","merchant_id":1526052914503263472},"suborders":[{"merchant_withdraw_id":"W-1","status":"DONE","amount":2362.10,"currency":"USDT"}]}';

const test = base.extend('api', { scope: 'file' }, async ({ db }) => {
  const ctx = testContext(db, {
    GATEPAY_API_SECRET: secret,
    CONSOLE_API_TOKEN: token,
    ADMIN_PASSWORD: 'long enough 123',
  });
  await ensureAccounts(ctx);
  await bootstrapAccess(ctx);
  setContext(ctx);
  const door = await openWebDoor(ctx);
  await door.send(signedGatepay(body, secret, ctx.clock.now()));
  await door.send({ body });
  const request = (path: string, authorization: string | null) =>
    new Request(`http://console.test/api/v1/${path}`, { headers: authorization === null ? {} : { authorization } });
  return {
    callbacks: (query = '', authorization: string | null = `Bearer ${token}`) =>
      listCallbacksRoute(request(`callbacks${query}`, authorization), { params: Promise.resolve({}) }),
    callback: (id: string, query = '') =>
      getCallbackRoute(request(`callbacks/${id}${query}`, `Bearer ${token}`), { params: Promise.resolve({ id }) }),
    requests: (query = '') =>
      listRequestsRoute(request(`requests${query}`, `Bearer ${token}`), { params: Promise.resolve({}) }),
    elsewhere: (authorization: string | null = `Bearer ${token}`) =>
      elsewhereRoute(request('elsewhere', authorization), { params: Promise.resolve({}) }),
    request: (id: string) =>
      getRequestRoute(request(`requests/${id}`, `Bearer ${token}`), { params: Promise.resolve({ id }) }),
  };
});

test('a callback in the list has exactly the fields of the contract', async ({ api }) => {
  const response = await api.callbacks('?provider=gatepay&limit=10');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(await response.json()).toEqual({
    data: [
      {
        id: expect.stringMatching(/^\d+$/),
        provider: 'gatepay',
        account: 'default',
        channel: 'gatepay',
        type: 'WITHDRAW',
        status: 'new',
        attempts: 0,
        verified: true,
        origin: 'provider',
        duplicates: 0,
        transferId: null,
        batchId: 'B-1',
        amount: '2362.10',
        currency: 'USDT',
        outcome: 'succeeded',
        url: '/api/callbacks/gatepay',
        occurredAt: '2026-03-02T09:00:00.000Z',
        receivedAt: '2026-03-02T09:00:00.000Z',
        lastAttemptAt: null,
        nextAttemptAt: null,
      },
    ],
    nextCursor: null,
  });
});

test('a callback by id adds payload with every digit as a number, raw body, headers, requests and deliveries', async ({
  api,
}) => {
  const list: { data: { id: string }[] } = await (await api.callbacks()).json();
  const response = await api.callback(list.data[0]?.id ?? '');
  const text = await response.text();
  expect(text).toContain('"merchant_id":1526052914503263472');
  expect(text).toContain('"amount":2362.10,');
  expect(JSON.parse(text)).toMatchObject({
    rawBody: Buffer.from(body).toString('base64'),
    headers: { 'content-type': 'application/json' },
    requests: [{ verdict: 'accepted', answer: { status: 200 } }],
    deliveries: [],
  });
});

test('rejected requests are found by verdict and cause, and open by id', async ({ api }) => {
  const list: { data: { id: string }[] } = await (
    await api.requests('?verdict=rejected&cause=signature_missing')
  ).json();
  expect(list.data).toHaveLength(1);
  const response = await api.request(list.data[0]?.id ?? '');
  expect(await response.json()).toMatchObject({
    cause: 'signature_missing',
    rawBody: Buffer.from(body).toString('base64'),
  });
});

test.for([null, '', 'Bearer', 'Bearer wrong-token-of-some-length-0123456789', 'Basic eDp5'])(
  'without a valid token (%j) the answer is 401 and says how to send one',
  async (authorization, { api }) => {
    const response = await api.callbacks('', authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ error: { code: 'unauthenticated' } });
  },
);

test.for<[string, string]>([
  ['?colour=red', 'colour'],
  ['?status=lost', 'status'],
  ['?limit=201', 'limit'],
  ['?limit=0', 'limit'],
  ['?from=yesterday', 'from'],
  ['?cursor=made-up', 'cursor'],
])('%s is answered 400 and named, never read as no filter', async ([query, name], { api }) => {
  const response = await api.callbacks(query);
  expect(response.status).toBe(400);
  const answer: { error: { code: string; message: string } } = await response.json();
  expect(answer.error.code).toBe('bad_request');
  expect(answer.error.message).toContain(name);
});

test('what does not exist is answered 404', async ({ api }) => {
  expect((await api.callback('424242')).status).toBe(404);
  expect((await api.callback('nonsense')).status).toBe(404);
  expect((await api.request('nonsense')).status).toBe(404);
});

test('a URL that is not there is answered in the form of every other error, and only to who has a token', async ({
  api,
}) => {
  const response = await api.elsewhere();
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ error: { code: 'not_found', message: 'There is no such URL in the API.' } });
  expect((await api.elsewhere(null)).status).toBe(401);
});
