import { type Backend, openBackend } from './backend';
import { test as base } from './console-test';
import { startConsole } from './running-console';

/** What the console of `test` signs with. */
export const forwardSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/**
 * `test` over a console that hands everything on to a merchant's backend of this test run. Each call makes a console of its own: for
 * files that leave the backend refusing, so that its breaker opens, where others would wait.
 */
export const forwardingTest = () =>
  base.extend<object, { backend: Backend }>({
    backend: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
      async ({}, use) => {
        const backend = await openBackend();
        await use(backend);
        await backend.close();
      },
      { scope: 'worker' },
    ],
    server: [
      async ({ backend }, use) => {
        const forwarding = { FORWARD_URL: backend.url, FORWARD_SECRET: forwardSecret, ALLOW_PRIVATE_DESTINATIONS: '1' };
        const server = await startConsole(forwarding);
        await use(server);
        await server.close();
      },
      { scope: 'worker', timeout: 240_000 },
    ],
  });

/** The console that files share which leave it as they found it. */
export const test = forwardingTest();
