import { expect } from 'vitest';
import { openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { NotFoundError } from '@/lib/platform/errors';
import { ExactNumber, isExactObject, writeExactJson } from '@/lib/providers/exact-json';
import { ensureAccounts } from './accounts';
import { parseCallbackFilter } from './callback-filter';
import { countCallbacks } from './count-callbacks';
import { countRequests } from './count-requests';
import { getCallback } from './get-callback';
import { getRequest } from './get-request';
import { listCallbackFacets } from './list-callback-facets';
import { listCallbacks } from './list-callbacks';
import { listRequests } from './list-requests';
import { parseRequestFilter } from './request-filter';

const secret = 'gatepay-secret-for-tests-only';
const sent = 25;

/** 25 callbacks, three of each instant, and 5 rejected requests. */
const test = base.extend('ctx', { scope: 'file' }, async ({ db }): Promise<ActorContext> => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: secret });
  await ensureAccounts(ctx);
  const door = await openWebDoor(ctx);
  for (let index = 0; index < sent; index += 1) {
    if (index % 3 === 0) ctx.clock.advance(60_000);
    const status = index % 2 === 0 ? 'INIT' : 'SUCCESS';
    const body = `{"main_order":{"batch_id":"${1000 + index}","status":"${status}","merchant_id":1526052914503263472},"suborders":[]}`;
    await door.send(signedGatepay(body, secret, ctx.clock.now()));
    if (index % 5 === 0) await door.send({ body });
  }
  return { ...ctx, actor: { kind: 'system', name: 'test' } };
});

async function everyPage<Row>(read: (cursor: string | null) => Promise<{ data: Row[]; nextCursor: string | null }>) {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: Row[]; nextCursor: string | null } = await read(cursor);
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

test('pages of any size hold every callback once, newest first, though several share an instant', async ({ ctx }) => {
  for (const limit of [1, 4, 25, 200]) {
    const rows = await everyPage((cursor) => listCallbacks(ctx, { ...parseCallbackFilter({}), limit, cursor }));
    expect(rows).toHaveLength(sent);
    const keys = rows.map(({ receivedAt, id }) => `${receivedAt} ${id.padStart(20, '0')}`);
    expect(keys).toEqual([...new Set(keys)].sort().reverse());
  }
});

test('pages of requests hold every request once, by one verdict and by all, by account, by cause', async ({ ctx }) => {
  for (const [query, count] of [
    ['', sent + 5],
    ['verdict=rejected', 5],
    ['verdict=accepted', sent],
    ['verdict=accepted&verdict=rejected', sent + 5],
    ['account=default', sent + 5],
    ['account=default&account=malaysia&verdict=accepted', sent],
    ['account=default&verdict=rejected', 5],
    ['account=default&cause=signature_missing', 5],
    ['cause=signature_missing&cause=signature_mismatch', 5],
  ] as const) {
    const filter = parseRequestFilter(new URLSearchParams(query));
    const rows = await everyPage((cursor) => listRequests(ctx, { ...filter, limit: 4, cursor }));
    expect(rows).toHaveLength(count);
    const ids = rows.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort().reverse());
  }
});

test('a list holds no payload', async ({ ctx }) => {
  const [callback] = (await listCallbacks(ctx, parseCallbackFilter({}))).data;
  expect(callback).toMatchObject({
    provider: 'gatepay',
    account: 'default',
    type: 'WITHDRAW',
    status: 'new',
    verified: true,
  });
  expect(JSON.stringify(callback)).not.toContain('1526052914503263472');
});

test.for<[string, number]>([
  ['provider=gatepay', sent],
  ['provider=caibo', 0],
  ['account=default&type=WITHDRAW&channel=gatepay', sent],
  ['account=malaysia', 0],
  ['outcome=succeeded', 12],
  ['outcome=succeeded&outcome=pending', sent],
  ['status=new&verified=true', sent],
  ['status=failed', 0],
  ['verified=false', 0],
  ['q=1007', 1],
  ['q=101', 10],
  ['q=%25', 0],
  ['from=2026-03-02T09:02:00Z', sent - 3],
  ['to=2026-03-02T09:02:00Z', 3],
  ['from=2026-03-02T09:02:00Z&to=2026-03-02T09:03:00Z', 3],
])('callbacks with %s: %i, listed and counted alike', async ([query, count], { ctx }) => {
  const filter = parseCallbackFilter(new URLSearchParams(query));
  expect((await listCallbacks(ctx, filter)).data).toHaveLength(count);
  expect(await countCallbacks(ctx, filter)).toEqual({ value: count, bounded: false });
});

test.for<[string, number]>([
  ['cause=signature_missing', 5],
  ['cause=signature_mismatch', 0],
  ['verdict=rejected&cause=signature_missing', 5],
  ['verdict=duplicate&verdict=rejected&cause=signature_missing', 5],
  ['verdict=duplicate&cause=signature_missing', 0],
  ['verdict=rejected&cause=signature_missing&provider=gatepay', 5],
  ['verdict=rejected&cause=signature_missing&provider=caibo', 0],
  ['provider=gatepay&account=default', sent + 5],
  ['verdict=rejected&to=2026-03-02T09:02:00Z', 1],
  ['from=2026-03-02T09:02:00Z', sent + 5 - 4],
])('requests with %s: %i, listed and counted alike', async ([query, count], { ctx }) => {
  const filter = parseRequestFilter(new URLSearchParams(query));
  expect((await listRequests(ctx, filter)).data).toHaveLength(count);
  expect(await countRequests(ctx, filter)).toEqual({ value: count, bounded: false });
});

test('a callback opens with every digit of its payload, its bytes and its requests', async ({ ctx }) => {
  const [listed] = (await listCallbacks(ctx, parseCallbackFilter({ q: '1003' }))).data;
  const callback = await getCallback(ctx, listed?.id ?? '');
  expect(callback).toMatchObject({ ...listed, providerStatus: 'SUCCESS', applyState: 'pending' });
  const order = isExactObject(callback.payload ?? undefined) ? callback.payload : null;
  expect(callback.payload && writeExactJson(callback.payload)).toContain('"merchant_id":1526052914503263472');
  expect(order).not.toBeInstanceOf(ExactNumber);
  expect(Buffer.from(callback.rawBody ?? '', 'base64').toString()).toContain('"batch_id":"1003"');
  expect(callback.requests).toHaveLength(1);
  expect(callback.requests[0]).toMatchObject({
    verdict: 'accepted',
    callbackId: listed?.id,
    answer: { status: 200, contentType: 'application/json', body: '{"returnCode":"SUCCESS","returnMessage":""}' },
  });
  expect(callback.headers?.['content-type']).toBe('application/json');
});

test('what does not exist is not found, whatever the id looks like', async ({ ctx }) => {
  for (const id of ['0', '999999', '-1', 'x', '', '9'.repeat(30), '1; drop table callbacks']) {
    await expect(getCallback(ctx, id)).rejects.toThrow(NotFoundError);
    await expect(getRequest(ctx, id)).rejects.toThrow(NotFoundError);
  }
  await expect(getRequest(ctx, '00000000-0000-7000-8000-000000000000')).rejects.toThrow(NotFoundError);
});

test('a cursor of another list is refused', async ({ ctx }) => {
  const { nextCursor } = await listRequests(ctx, { ...parseRequestFilter({}), limit: 1 });
  await expect(listCallbacks(ctx, { ...parseCallbackFilter({}), cursor: nextCursor })).rejects.toThrow(/first page/);
});

test('the filters offer what there is', async ({ ctx }) => {
  const facets = await listCallbackFacets(ctx);
  expect(facets.types).toEqual([{ provider: 'gatepay', type: 'WITHDRAW' }]);
  expect(facets.accounts).toContainEqual({ provider: 'gatepay', slug: 'default', name: 'GatePay' });
  expect(facets.providers.map(({ id }) => id)).toContain('gatepay');
});

test('a token without the scope reads nothing', async ({ ctx }) => {
  const actor = { kind: 'token', tokenId: '1', name: 'replayer', scopes: ['replay'], address: null } as const;
  const limited: ActorContext = { ...ctx, actor };
  await expect(listCallbacks(limited, parseCallbackFilter({}))).rejects.toThrow(/does not include/);
  await expect(countCallbacks(limited, parseCallbackFilter({}))).rejects.toThrow(/does not include/);
  await expect(getCallback(limited, '1')).rejects.toThrow(/does not include/);
  await expect(listRequests(limited, parseRequestFilter({}))).rejects.toThrow(/does not include/);
  await expect(getRequest(limited, '1')).rejects.toThrow(/does not include/);
});

test('copies of a large body are not all opened for one page', async ({ ctx }) => {
  const door = await openWebDoor(ctx);
  const body = `{"main_order":{"batch_id":"9001","status":"INIT","note":"${'x'.repeat(1_000_000)}"},"suborders":[]}`;
  const copies = 6;
  for (let index = 0; index < copies; index += 1) {
    expect((await door.send(signedGatepay(body, secret, ctx.clock.now()))).status).toBe(200);
  }
  const [summary] = (await listCallbacks(ctx, parseCallbackFilter(new URLSearchParams({ q: '9001' })))).data;
  const details = await getCallback(ctx, summary?.id ?? '');
  expect(details.duplicates).toBe(copies - 1);
  expect(details.requests.map(({ bodyBytes }) => bodyBytes)).toEqual([1, 2, 3, 4].map(() => body.length));
  expect(Buffer.from(details.rawBody ?? '', 'base64').toString()).toBe(body);
});
