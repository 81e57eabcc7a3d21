import { expect } from 'vitest';
import { POST as acknowledgeRoute } from '@/app/api/v1/issues/[id]/acknowledge/route';
import { POST as assignRoute } from '@/app/api/v1/issues/[id]/assign/route';
import { POST as commentRoute } from '@/app/api/v1/issues/[id]/comment/route';
import { POST as ignoreRoute } from '@/app/api/v1/issues/[id]/ignore/route';
import { POST as reopenRoute } from '@/app/api/v1/issues/[id]/reopen/route';
import { POST as resolveRoute } from '@/app/api/v1/issues/[id]/resolve/route';
import { GET as getRoute } from '@/app/api/v1/issues/[id]/route';
import { POST as bulkRoute } from '@/app/api/v1/issues/bulk/route';
import { GET as groupsRoute } from '@/app/api/v1/issues/groups/route';
import { GET as listRoute } from '@/app/api/v1/issues/route';
import { holdIssue } from '@/e2e/support/hold-issue';
import { test as base, raise } from '@/e2e/support/issues-test';
import { testContext } from '@/e2e/support/test-context';
import { bootstrapAccess } from '@/lib/access/bootstrap';
import { setContext } from '@/lib/platform/boot';

const token = 'an-api-token-for-tests-only-0123456789';
const verbs = { acknowledge: acknowledgeRoute, resolve: resolveRoute, ignore: ignoreRoute, reopen: reopenRoute };
const deeds = { ...verbs, comment: commentRoute, assign: assignRoute };

const test = base.extend('api', async ({ ctx, as }) => {
  const variables = { CONSOLE_API_TOKEN: token, ADMIN_PASSWORD: 'long enough 123' };
  const console = { ...testContext(ctx.db, variables), clock: as('admin').clock };
  await bootstrapAccess(console);
  setContext(console);
  const request = (path: string, body?: object) =>
    new Request(`http://console.test/api/v1/issues${path}`, {
      headers: { authorization: `Bearer ${token}` },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
  const none = { params: Promise.resolve({}) };
  return {
    list: async (query = '') => (await listRoute(request(query), none)).json(),
    groups: async (query = '') => (await groupsRoute(request(`/groups${query}`), none)).json(),
    get: async (id: string) => getRoute(request(`/${id}`), { params: Promise.resolve({ id }) }),
    post: (id: string, deed: keyof typeof deeds, body: object) =>
      deeds[deed](request(`/${id}/${deed}`, body), { params: Promise.resolve({ id }) }),
    bulk: (body: object) => bulkRoute(request('/bulk', body), none),
  };
});

const figures = {
  ...{ expected: '10', actual: '9.5', difference: '-0.5', recordKey: 'transfer:1' },
  valueAtRisk: [{ currency: 'USDT', amount: '0.5' }],
};

test('issues are listed, grouped and read with their figures', async ({ api, ctx }) => {
  const id = await raise(ctx, { kind: 'underpaid', subject: 'transfer:1', ...figures });
  const listed = { id, state: 'open', ...figures, owner: null, closedBy: null, acknowledgedAt: null };
  expect((await api.list('?kind=underpaid&sort=value:USDT')).data).toMatchObject([listed]);
  expect((await api.groups()).data).toMatchObject([{ kind: 'underpaid', open: 1, valueAtRisk: figures.valueAtRisk }]);
  const one: unknown = await (await api.get(id)).json();
  expect(one).toMatchObject({ ...listed, comments: [], related: [], history: [{ kind: 'raised' }] });
  expect((await api.list('?sort=value')).error.code).toBe('bad_request');
  expect((await api.list('?owner=everybody')).error.code).toBe('bad_request');
  expect((await api.get('17')).status).toBe(404);
});

test('an issue is worked on from open to resolved and back; what does not fit is answered 409', async ({
  api,
  ctx,
  as,
}) => {
  const id = await raise(ctx, { subject: 'batch:1' });
  const step = async (deed: keyof typeof deeds, body: object) => {
    const response = await api.post(id, deed, body);
    return { status: response.status, ...(await response.json()) };
  };
  expect(await step('acknowledge', { state: 'open' })).toMatchObject({ status: 200, id, state: 'acknowledged' });
  expect(await step('acknowledge', {})).toMatchObject({ status: 409, error: { code: 'conflict' } });
  expect(await step('comment', { text: 'Asked.' })).toMatchObject({ comments: [{ text: 'Asked.' }] });
  const finance = as('finance').actor;
  const ownerId = finance.kind === 'person' ? finance.userId : '';
  expect(await step('assign', { ownerId, seenOwnerId: null, note: 'Yours.' })).toMatchObject({
    owner: { id: ownerId },
    comments: [{}, { text: 'Yours.' }],
  });
  expect(await step('resolve', { state: 'open' })).toMatchObject({ status: 409 });
  expect(await step('resolve', { note: 'Paid.' })).toMatchObject({
    state: 'resolved',
    comments: [{}, {}, { text: 'Paid.' }],
  });
  expect(await step('reopen', {})).toMatchObject({ state: 'open', closedAt: null });
  expect(await step('ignore', { why: 'x' })).toMatchObject({ status: 400 });
  expect(await step('ignore', {})).toMatchObject({ state: 'ignored', closedBy: expect.any(String) });
});

test('many are changed at once by their ids or by a filter, never by both or neither', async ({ api, ctx }) => {
  const first = await raise(ctx, { subject: 'batch:1' });
  await raise(ctx, { subject: 'batch:2' });
  const bulk = async (body: object) => (await api.bulk(body)).json();
  expect(await bulk({ action: 'acknowledge', issueIds: [first] })).toEqual({ changed: 1, unchanged: 0, more: false });
  const filter = { kind: ['amount_mismatch'], state: ['open', 'acknowledged'] };
  expect(await bulk({ action: 'resolve', filter, note: 'x' })).toEqual({ changed: 2, unchanged: 0, more: false });
  for (const wrong of [
    { action: 'resolve' },
    { action: 'resolve', issueIds: [first], filter },
    { action: 'resolve', filter: { kinds: [] } },
    { action: 'resolve', filter: { owner: ['x'] } },
    { action: 'assign', filter },
    { action: 'resolve', ownerId: null, filter },
    { action: 'delete', filter },
  ]) {
    expect(await bulk(wrong)).toMatchObject({ error: { code: 'bad_request' } });
  }
});

test('many are given with a word about it', async ({ api, ctx, as }) => {
  const issueIds = [await raise(ctx, { subject: 'batch:1' }), await raise(ctx, { subject: 'batch:2' })];
  const finance = as('finance').actor;
  const ownerId = finance.kind === 'person' ? finance.userId : '';
  const answer = await api.bulk({ action: 'assign', issueIds, ownerId, note: 'Yours.' });
  expect(await answer.json()).toEqual({ changed: 2, unchanged: 0, more: false });
  for (const id of issueIds) {
    expect(await (await api.get(id)).json()).toMatchObject({ owner: { id: ownerId }, comments: [{ text: 'Yours.' }] });
  }
});

test('work on many that breaks off answers what was done and the incident, and goes on where it is sent again', async ({
  api,
  ctx,
  databaseUrl,
}) => {
  const issueIds = [
    await raise(ctx, { subject: 'batch:1' }),
    await raise(ctx, { subject: 'batch:2' }),
    await raise(ctx, { subject: 'batch:3' }),
  ];
  const held = await holdIssue(databaseUrl, { id: issueIds[1] ?? '' });
  const [answer] = await Promise.all([api.bulk({ action: 'resolve', issueIds }), held.endWaiting()]);
  await held.letGo();
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    ...{ changed: 2, unchanged: 0, more: true },
    broken: { incidentId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  const again = await api.bulk({ action: 'resolve', issueIds });
  expect(await again.json()).toEqual({ changed: 1, unchanged: 2, more: false });
});
