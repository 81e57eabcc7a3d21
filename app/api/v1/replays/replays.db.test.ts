import { expect } from 'vitest';
import { POST as replayRoute } from '@/app/api/v1/callbacks/[id]/replay/route';
import { POST as cancelRoute } from '@/app/api/v1/replays/[id]/cancel/route';
import { GET as itemsRoute } from '@/app/api/v1/replays/[id]/items/route';
import { GET as getRoute } from '@/app/api/v1/replays/[id]/route';
import { GET as listRoute, POST as startRoute } from '@/app/api/v1/replays/route';
import { test as base, deliverFirst } from '@/e2e/support/replay-test';
import { testContext } from '@/e2e/support/test-context';
import { bootstrapAccess } from '@/lib/access/bootstrap';
import { tokenDigest } from '@/lib/access/token-digest';
import { runReplays } from '@/lib/delivery/replay/run-replays';
import { setReplayPolicy } from '@/lib/delivery/replay/set-replay-policy';
import { setContext } from '@/lib/platform/boot';

const token = 'an-api-token-for-tests-only-0123456789';
const readToken = 'a-reading-token-for-tests-0123456789';

const test = base.extend('api', async ({ ctx, db }) => {
  const bootContext = testContext(
    { ...db },
    { CONSOLE_API_TOKEN: token, ADMIN_PASSWORD: 'long enough 123' },
    ctx.clock,
  );
  await bootstrapAccess(bootContext);
  await db.pool.query(
    `insert into api_tokens (name, token_sha256, hint, source, scopes) values ('reader', $1, 'x', 'console', '{read}') on conflict do nothing`,
    [tokenDigest(readToken)],
  );
  setContext(bootContext);
  const request = (path: string, body: unknown, bearer: string) =>
    new Request(`http://console.test/api/v1/${path}`, {
      headers: { authorization: `Bearer ${bearer}` },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  const of = (id: string) => ({ params: Promise.resolve({ id }) });
  const none = { params: Promise.resolve({}) };
  return {
    replay: (id: string, body: unknown = {}, bearer = token) => replayRoute(request('x', body, bearer), of(id)),
    start: (body: unknown, bearer = token) => startRoute(request('x', body, bearer), none),
    list: (query = '') => listRoute(request(`x${query}`, undefined, readToken), none),
    get: (id: string) => getRoute(request('x', undefined, readToken), of(id)),
    items: (id: string, query = '') => itemsRoute(request(`x${query}`, undefined, readToken), of(id)),
    cancel: (id: string, bearer = token) => cancelRoute(request('x', {}, bearer), of(id)),
  };
});

test('a replay answers with its deliveries and what they repeat', async ({ api, ctx, backend, tools }) => {
  await deliverFirst(ctx, { backend, tools });
  const response = await api.replay('1', { reason: 'a bug' });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    outcome: 'replayed',
    deliveries: [{ id: '2', destinationId: '1', destinationName: 'Backend', replayOf: '1' }],
    reapplied: false,
  });
  expect((await api.replay('1', { destination: '1' })).status).toBe(400);
  expect((await api.replay('1', { destinationId: '9' })).status).toBe(404);
  expect((await api.replay('9')).status).toBe(404);
  expect((await api.replay('1', {}, readToken)).status).toBe(403);
  expect((await api.replay('1', {}, 'wrong')).status).toBe(401);
});

test('a plan, then the job, its progress and its items', async ({ api, ctx, backend, tools }) => {
  await deliverFirst(ctx, { backend, tools }, 2);
  const dry = await (await api.start({ filter: { status: ['sent'] }, dryRun: true })).json();
  expect(dry.plan).toMatchObject({ callbackCount: 2, deliveryCount: 2, estimatedSeconds: 1 });
  expect(await (await api.list()).json()).toEqual({ data: [], nextCursor: null });
  const job = await (await api.start({ filter: dry.plan.filter, ratePerSecond: 5, reason: 'a bug' })).json();
  expect(job).toMatchObject({ id: '1', outcome: 'started', state: 'running', callbackCount: 2, reason: 'a bug' });
  await runReplays(ctx);
  expect(await (await api.get('1')).json()).toMatchObject({ state: 'finished', fedCount: 2, results: { waiting: 2 } });
  expect(await (await api.items('1', '?limit=1')).json()).toMatchObject({
    data: [{ callbackId: '1' }],
    nextCursor: '1',
  });
  expect((await api.items('1', '?view=nonsense')).status).toBe(400);
  expect(await (await api.cancel('1')).json()).toMatchObject({ state: 'cancelled' });
  expect((await api.cancel('1')).status).toBe(409);
  expect((await api.get('9')).status).toBe(404);
});

test('a filter that is misspelt, both or neither replays nothing', async ({ api, ctx, backend, tools }) => {
  await deliverFirst(ctx, { backend, tools });
  for (const body of [{ filter: { statsu: ['sent'] } }, {}, { filter: {}, callbackIds: ['1'] }, { callbackIds: [] }]) {
    expect((await api.start(body)).status).toBe(400);
  }
  expect((await api.start({ filter: {} }, readToken)).status).toBe(403);
  expect(await (await api.start({ filter: { status: ['new'] } })).json()).toMatchObject({
    ...{ id: null, outcome: 'nothing_matches' },
  });
  expect((await (await api.list()).json()).data).toEqual([]);
});

test('under the policy a replay waits, and says which request has it', async ({ api, ctx, backend, tools }) => {
  await deliverFirst(ctx, { backend, tools });
  await setReplayPolicy(ctx, { sentNeedsApproval: true, countMax: null, expiresAfterHours: 1 });
  expect(await (await api.replay('1')).json()).toEqual({ outcome: 'waiting_approval', deliveries: [], replayId: '1' });
  expect(await (await api.get('1')).json()).toMatchObject({
    ...{ state: 'waiting_approval', approvalCause: 'sent', expiresAt: '2026-03-02T10:00:00.000Z' },
  });
});
