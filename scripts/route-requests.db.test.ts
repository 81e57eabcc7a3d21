import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { ensureAccounts, forgetAccounts } from '@/lib/intake/accounts';
import { listen } from '@/lib/platform/http/listen';
import { routeRequests } from './route-requests';

const test = base.extend('server', async ({ db }, { onCleanup }) => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: 'a-secret-for-tests-only' });
  await ensureAccounts(ctx);
  forgetAccounts(ctx);
  const asked: string[] = [];
  const handle = async (request: { method?: string; url?: string }, response: { end: (said: string) => void }) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('a screen');
  };
  const { port, close } = await listen('127.0.0.1', 0, routeRequests(ctx, { handle }));
  onCleanup(() => close(0));
  /** Sends exactly this as a request's first line; answers status line, headers and body. */
  const say = (line: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`${line} HTTP/1.1\r\nHost: console.test\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    return text(socket);
  };
  const stored = async () => {
    const { rows } = await db.pool.query<{ path: string }>('select path from requests order by id desc limit 1');
    return rows[0]?.path;
  };
  return { ctx, asked, say, stored };
});

const writings = [
  ['as it is', '/api/callbacks/gatepay'],
  ['as a whole address', 'http://localhost:4310/api/callbacks/gatepay'],
  ['with a detour', '/x/../api/callbacks/gatepay'],
  ['with an encoded detour', '/x/%2e%2E/api/callbacks/gatepay'],
  ['with encoded letters', '/%61pi/callbacks/gatepay'],
] as const;

for (const [how, target] of writings)
  test(`the door's path ${how} is the door`, async ({ server }) => {
    expect(await server.say(`POST ${target}`)).toMatch(/^HTTP\/1\.1 40[013] /);
    expect(await server.stored()).toBe('/api/callbacks/gatepay');
    expect(server.asked).toEqual([]);
  });

test('what begins with the door’s path stays with the door, whatever follows', async ({ server }) => {
  for (const rest of ['../v1/callbacks', 'gatepay/%2e%2e/%2e%2e/v1', 'no-provider'])
    expect(await server.say(`GET /api/callbacks/${rest}`)).toMatch(/^HTTP\/1\.1 404 /);
  expect(server.asked).toEqual([]);
});

test('health is answered here however it is written', async ({ server }) => {
  for (const target of ['/api/health/live', 'http://a/api/health/live?x', '/x/../api/health/live'])
    expect(await server.say(`GET ${target}`)).toMatch(/^HTTP\/1\.1 200 [\s\S]*"live"/);
  expect(server.asked).toEqual([]);
});

test('a screen is asked for by its path in one writing', async ({ server }) => {
  for (const target of ['/callbacks?q=%2e./..', '/callbacks/%5Bid%5D', 'http://a/x/../callbacks'])
    expect(await server.say(`GET ${target}`)).toContain('a screen');
  expect(server.asked).toEqual(['GET /callbacks?q=%2e./..', 'GET /callbacks/%5Bid%5D', 'GET /callbacks']);
});

test('what is no path is answered 400, and reaches no screen', async ({ server }) => {
  for (const line of ['OPTIONS *', 'GET *', 'GET ftp://a/b', 'GET /%%36%31pi'])
    expect(await server.say(line), line).toMatch(/^HTTP\/1\.1 400 [\s\S]*"bad_request"/);
  expect(server.asked).toEqual([]);
});

test('an unknown method is answered 405 with those that there are, and reaches no screen', async ({ server }) => {
  for (const line of ['TRACE /', 'PROPFIND /callbacks', 'TRACE /api/v1/callbacks']) {
    const said = await server.say(line);
    expect(said, line).toMatch(/^HTTP\/1\.1 405 /);
    expect(said.toLowerCase()).toContain('\r\nallow: get, head, post, put, patch, delete, options\r\n');
  }
  expect(server.asked).toEqual([]);
});
