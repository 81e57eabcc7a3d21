import { expect } from 'vitest';
import { POST as verifyOneRoute } from '@/app/api/v1/requests/[id]/verify/route';
import { POST as verifyManyRoute } from '@/app/api/v1/requests/verify/route';
import { test as base, payload, rightSecret } from '@/e2e/support/rejected-test';
import { testContext } from '@/e2e/support/test-context';
import { bootstrapAccess } from '@/lib/access/bootstrap';
import { setContext } from '@/lib/platform/boot';

const token = 'an-api-token-for-tests-only-0123456789';

const test = base.extend('api', async ({ gate, db }) => {
  const ctx = testContext(
    { ...db },
    { GATEPAY_API_SECRET: rightSecret, CONSOLE_API_TOKEN: token, ADMIN_PASSWORD: 'long enough 123' },
    gate.clock,
  );
  await bootstrapAccess(ctx);
  setContext(ctx);
  const request = (path: string, authorization: string) =>
    new Request(`http://console.test/api/v1/requests/${path}`, { method: 'POST', headers: { authorization } });
  return {
    gate,
    one: (id: string, bearer = token) =>
      verifyOneRoute(request(`${id}/verify`, `Bearer ${bearer}`), { params: Promise.resolve({ id }) }),
    many: (query: string) =>
      verifyManyRoute(request(`verify?${query}`, `Bearer ${token}`), { params: Promise.resolve({}) }),
  };
});

test('a request that is proven now answers 200 with its callback, and 409 when it is asked for again', async ({
  api,
}) => {
  await api.gate.send();
  const id = await api.gate.lastRequestId();
  const response = await api.one(id);
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await response.json()).toEqual({ outcome: 'accepted', requestId: id, callbackId: expect.any(String) });
  const again = await api.one(id);
  expect(again.status).toBe(409);
  expect(await again.json()).toEqual({
    error: { code: 'conflict', message: expect.stringContaining('verified again already') },
  });
});

test('one that is still refused answers 200 with the cause of today', async ({ api }) => {
  await api.gate.door.send({ body: payload() });
  const response = await api.one(await api.gate.lastRequestId());
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ outcome: 'still_refused', cause: 'signature_missing' });
});

test('without a token nothing is verified; what is not there answers 404', async ({ api }) => {
  await api.gate.send();
  expect((await api.one(await api.gate.lastRequestId(), 'wrong')).status).toBe(401);
  expect((await api.one('0199d4c0-0000-7000-8000-000000000001')).status).toBe(404);
});

test('all that match are verified call by call; a filter that is misspelt verifies nothing', async ({ api }) => {
  for (let index = 0; index < 3; index += 1) await api.gate.send();
  expect((await api.many('cuase=signature_mismatch')).status).toBe(400);
  const first: { nextCursor: string } = await (await api.many('cause=signature_mismatch&limit=2')).json();
  expect(first).toMatchObject({ examined: 2, accepted: 2, remaining: 1 });
  const second = await (await api.many(`cause=signature_mismatch&limit=2&cursor=${first.nextCursor}`)).json();
  expect(second).toMatchObject({ examined: 1, accepted: 1, remaining: 0, nextCursor: null });
});
