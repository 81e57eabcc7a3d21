import {
  type APIRequestContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
  request,
} from '@playwright/test';
import { type BrowserProblems, browserProblems } from './browser-problems';
import { type ConsoleApi, consoleApi } from './console-api';
import { type GatepaySender, gatepaySender } from './gatepay-sender';
import { type RunningConsole, startConsole } from './running-console';

type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** A browser nobody has signed in with. */
export const signedOut: StorageState = { cookies: [], origins: [] };

/** Signs in as the form does, over whoever is signed in with the cookies of `browser`. */
export async function signInWith(browser: APIRequestContext, { url, adminEmail, adminPassword }: RunningConsole) {
  const { csrfToken }: { csrfToken: string } = await (await browser.get(`${url}/api/auth/csrf`)).json();
  const form = { csrfToken, email: adminEmail, password: adminPassword, callbackUrl: '/' };
  const answer = await browser.post(`${url}/api/auth/callback/credentials`, { form });
  expect(new URL(answer.url()).pathname, 'signing in leads to the overview').toBe('/');
}

/** Opens a session as the sign-in form does; answers the cookies of that browser. */
export async function signIn(server: RunningConsole): Promise<StorageState> {
  // Of its own: with the cookies of the test it would take that one's session over, and end it.
  const browser = await request.newContext({ storageState: signedOut });
  await signInWith(browser, server);
  const state = await browser.storageState();
  await browser.dispose();
  return state;
}

interface WorkerFixtures {
  /** The worker's own console, shared by its tests: they keep apart by their batch ids. */
  server: RunningConsole;
  /** Cookies of a signed-in browser. */
  session: StorageState;
}

interface TestFixtures {
  problems: BrowserProblems;
  callbacks: GatepaySender;
  api: ConsoleApi;
  /** A page of a signed-in browser in which no script of a page runs. */
  pageWithoutScripts: Page;
}

/** `test` over a real console, and nobody signed in. */
export const strangersTest = base.extend<object, Pick<WorkerFixtures, 'server'>>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const server = await startConsole();
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

/** `test` over a real console and a real browser; whatever goes wrong in the browser fails the test unless it was allowed. */
export const test = strangersTest.extend<TestFixtures, Pick<WorkerFixtures, 'session'>>({
  session: [async ({ server }, use) => use(await signIn(server)), { scope: 'worker' }],
  baseURL: ({ server }, use) => use(server.url),
  storageState: ({ session }, use) => use(session),
  callbacks: ({ server }, use) => use(gatepaySender(server.url, server.gatepaySecret)),
  api: ({ server }, use) => use(consoleApi(server)),
  problems: [
    async ({ context, server }, use) => {
      const problems = browserProblems();
      problems.watch(context);
      await use(problems);
      const said = server.said().split('\n').slice(-12).join('\n');
      expect(problems.unexpected(), `nothing goes wrong in the browser; the console said last:\n${said}`).toEqual([]);
    },
    { auto: true },
  ],
  pageWithoutScripts: async ({ browser, server, session, problems }, use) => {
    const context = await browser.newContext({
      baseURL: server.url,
      storageState: session,
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 800 },
    });
    problems.watch(context);
    // A browser that runs no scripts refuses to preload them.
    problems.allow(/\.js failed: csp$/);
    await use(await context.newPage());
    await context.close();
  },
});

export { expect };
