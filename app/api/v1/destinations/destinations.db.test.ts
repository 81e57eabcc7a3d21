import { expect } from 'vitest';
import { test as base } from '@/e2e/support/destination-test';
import { syncEnvironmentToken } from '@/lib/access/environment-token';
import { setContext } from '@/lib/platform/boot';
import { POST as pause } from './[id]/pause/route';
import { DELETE, GET as getOne, PATCH } from './[id]/route';
import { POST as addSecret } from './[id]/secrets/route';
import { POST as sendTest } from './[id]/test/route';
import { POST as create, GET as list } from './route';

const token = 'an-api-token-for-tests-only-0123456789';
const url = 'https://backend.merchant.test/callbacks';

const test = base.extend('api', async ({ ctx }) => {
  const withToken = { ...ctx, environment: { ...ctx.environment, apiToken: token } };
  await syncEnvironmentToken(withToken);
  setContext(withToken);
  const request = (method: string, body?: unknown, authorization = `Bearer ${token}`) =>
    new Request('http://console.test/api/v1/destinations', {
      method,
      headers: { authorization },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const of = (id: string) => ({ params: Promise.resolve({ id }) });
  return {
    list: () => list(request('GET'), { params: Promise.resolve({}) }),
    create: (body: unknown, authorization?: string) =>
      create(request('POST', body, authorization), { params: Promise.resolve({}) }),
    get: (id: string) => getOne(request('GET'), of(id)),
    patch: (id: string, body: unknown) => PATCH(request('PATCH', body), of(id)),
    remove: (id: string) => DELETE(request('DELETE'), of(id)),
    pause: (id: string, body?: unknown) => pause(request('POST', body), of(id)),
    secret: (id: string, body?: unknown) => addSecret(request('POST', body), of(id)),
    test: (id: string) => sendTest(request('POST'), of(id)),
  };
});

test('a destination is made, read, changed and archived, and its secret is answered once', async ({ api }) => {
  const made = await api.create({ name: 'Ledger', url, headers: { authorization: 'Bearer sesame' } });
  expect(made.status).toBe(201);
  const { id, secret } = await made.json();
  expect(id).toMatch(/^\d+$/);
  expect(secret).toMatch(/^whsec_/);
  const read = await (await api.get(id)).text();
  expect(read).not.toContain(secret);
  expect(read).not.toContain('sesame');
  expect(JSON.parse(read)).toMatchObject({ id, name: 'Ledger', headerNames: ['authorization'], scheduleSeconds: null });
  const changed = await api.patch(id, { name: 'Ledger two', scheduleSeconds: [5, 60] });
  expect(await changed.json()).toMatchObject({ name: 'Ledger two', url, scheduleSeconds: [5, 60] });
  expect(await (await api.list()).json()).toMatchObject({ data: [{ id }], nextCursor: null });
  expect(await (await api.test(id)).json()).toMatchObject({ trigger: 'test', callbackId: null, status: 'waiting' });
  expect(await (await api.pause(id, { reason: 'upgrade' })).json()).toMatchObject({ state: 'paused' });
  expect(await (await api.remove(id)).json()).toEqual({ cancelled: 1 });
  expect(await (await api.list()).json()).toEqual({ data: [], nextCursor: null });
});

test('a misspelt field, a wrong type and no JSON are each refused with the field, never with the value', async ({
  api,
}) => {
  const bodies = [
    [{ name: 'L', url, secrte: 'whsec_abc' }, 'There is no such field here: secrte.'],
    [{ name: 'L', url: 7 }, 'url: '],
    [{ name: 'L', url, filter: { provider: ['gatepay'] } }, 'There is no such field here: provider.'],
    ['{"name":', 'The body is not JSON.'],
    [{ name: 'L', url: 'https://10.0.0.1/' }, 'url: The address is private'],
    [{ name: 'L', url, secret: 'hunter2-not-a-secret' }, 'secret: A signing secret is whsec_'],
  ] as const;
  for (const [body, words] of bodies) {
    const response = await api.create(body);
    expect(response.status).toBe(400);
    const { error } = await response.json();
    expect(error).toEqual({ code: 'bad_request', message: expect.stringContaining(words) });
    expect(error.message).not.toContain('hunter2');
  }
  expect((await api.create('x'.repeat(300_000))).status).toBe(400);
  expect((await (await api.list()).json()).data).toEqual([]);
});

test('a change made from an older version is a conflict', async ({ api }) => {
  const { id, updatedAt } = await (await api.create({ name: 'L', url })).json();
  expect((await api.patch(id, { version: updatedAt, timeoutMs: 5_000 })).status).toBe(200);
  expect((await api.patch(id, { version: updatedAt, timeoutMs: 9_000 })).status).toBe(409);
});

test('a rotated secret is answered once, with the day of overlap that nobody asked about', async ({ api, ctx }) => {
  const { id } = await (await api.create({ name: 'L', url })).json();
  const added = await api.secret(id);
  expect(added.status).toBe(201);
  expect(await added.json()).toEqual({ id: expect.any(String), secret: expect.stringMatching(/^whsec_/) });
  const { secrets } = await (await api.get(id)).json();
  const end = new Date(ctx.clock.now().getTime() + 86_400_000).toISOString();
  expect(secrets.map(({ retiresAt }: { retiresAt: string | null }) => retiresAt).sort()).toEqual([end, null].sort());
});

test('without a token there is nothing to see', async ({ api }) => {
  expect((await api.create({ name: 'L', url }, 'Bearer wrong')).status).toBe(401);
});
