import { createRequire } from 'node:module';
import { NextRequest } from 'next/server';
import { afterAll, expect, vi } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { hashPassword } from '@/lib/access/password';
import { setContext } from '@/lib/platform/boot';
import { GET } from './route';

const browser = { jar: new Map<string, string>(), headers: new Headers() };

// Outside Next there is no request: what next-auth asks Next for is what this test says. All else is real.
const nextHeaders: { cookies: () => unknown; headers: () => unknown } = createRequire(import.meta.url)('next/headers');
vi.spyOn(nextHeaders, 'cookies').mockImplementation(async () => ({
  getAll: () => [...browser.jar].map(([name, value]) => ({ name, value })),
}));
vi.spyOn(nextHeaders, 'headers').mockImplementation(async () => browser.headers);
afterAll(() => void vi.restoreAllMocks());

const origin = 'http://console.test';
const password = 'correct horse';

const test = base
  .extend('passwordHash', { scope: 'file' }, () => hashPassword(password))
  .extend('ctx', async ({ db, passwordHash }) => {
    await emptyTables(db, 'users, rate_windows');
    const ctx = testContext(db);
    for (const email of ['ops@example.com', 'fin@example.com'])
      await db.prisma.user.create({ data: { email, name: email, passwordHash, role: 'operator' } });
    setContext(ctx);
    return ctx;
  })
  .extend('ask', ({ ctx: _ }) => async (method: 'GET' | 'POST', path: string, body?: BodyInit, type?: string) => {
    const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    browser.headers = new Headers({ host: 'console.test', cookie, ...(type && { 'content-type': type }) });
    const init = { method, headers: browser.headers, ...(body !== undefined && { body, duplex: 'half' as const }) };
    const request = new NextRequest(`${origin}/api/auth/${path}`, init);
    const answer = await GET(request, { params: Promise.resolve({ nextauth: path.split('?')[0]?.split('/') ?? [] }) });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      browser.jar.set(name, decodeURIComponent(value));
    }
    return answer;
  })
  .extend('signInAs', ({ ask }) => async (email: string, given = password) => {
    const { csrfToken }: { csrfToken: string } = await (await ask('GET', 'csrf')).json();
    const form = new URLSearchParams({ csrfToken, email, password: given, callbackUrl: '/' });
    return ask('POST', 'callback/credentials', form.toString(), 'application/x-www-form-urlencoded');
  })
  .extend('live', ({ ctx }) => async () => {
    const sessions = await ctx.db.prisma.session.findMany({ where: { revokedAt: null }, include: { user: true } });
    return sessions.map(({ user }) => user.email);
  });

test('signing in again ends the session that the browser had, whoever’s it was; a wrong password ends none', async ({
  signInAs,
  live,
}) => {
  browser.jar.clear();
  expect((await signInAs('ops@example.com')).headers.get('location')).toBe('/');
  expect((await signInAs('ops@example.com')).headers.get('location')).toBe('/');
  expect(await live()).toEqual(['ops@example.com']);
  await signInAs('fin@example.com', 'correct mule');
  expect(await live()).toEqual(['ops@example.com']);
  await signInAs('fin@example.com');
  expect(await live()).toEqual(['fin@example.com']);
});

test('another browser keeps its session', async ({ signInAs, live }) => {
  browser.jar.clear();
  await signInAs('ops@example.com');
  browser.jar.clear();
  await signInAs('ops@example.com');
  expect(await live()).toEqual(['ops@example.com', 'ops@example.com']);
});

test('a body is taken up to 16 KiB, and no further than it is counted', async ({ ask }) => {
  const form = 'application/x-www-form-urlencoded';
  expect((await ask('POST', 'callback/credentials', 'x'.repeat(16 * 1024), form)).status).not.toBe(413);
  expect((await ask('POST', 'callback/credentials', 'x'.repeat(16 * 1024 + 1), form)).status).toBe(413);
  let given = 0;
  const endless = new ReadableStream({
    pull(controller) {
      given += 1024;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  expect((await ask('POST', 'callback/credentials', endless, form)).status).toBe(413);
  expect(given).toBeLessThan(20 * 1024);
});

test('what no form uses is not there, and nobody writes into the log by it', async ({ ctx, ask }) => {
  const said = vi.spyOn(ctx.log, 'error');
  const line = JSON.stringify({ level: 'error', code: 'ours, says a stranger' });
  expect((await ask('POST', '_log', line, 'application/json')).status).toBe(404);
  for (const action of ['session', 'providers', 'error', 'verify-request', 'constructor'])
    expect((await ask('GET', action)).status, action).toBe(404);
  await ask('GET', 'csrf?callbackUrl=javascript:1');
  expect(said.mock.calls).toEqual([]);
});
