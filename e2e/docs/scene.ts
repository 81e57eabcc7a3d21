import { type Backend, openBackend, status } from '@/e2e/support/backend';
import { succeeded } from '@/e2e/support/batch-messages';
import { type ConsoleApi, consoleApi } from '@/e2e/support/console-api';
import { test as base, expect } from '@/e2e/support/console-test';
import { gatepaySender } from '@/e2e/support/gatepay-sender';
import { type RunningConsole, startConsole } from '@/e2e/support/running-console';
import { environmentCredentials } from '@/lib/intake/credentials';
import type { CallbackSummary, Page } from '@/lib/intake/types';
import type { Provider } from '@/lib/providers/contract';
import { gatepay } from '@/lib/providers/gatepay';
import { providers } from '@/lib/providers/registry';
import { withdrawalPartial } from '@/scripts/simulate/gatepay-withdraw';
import { play } from '@/scripts/simulate/play';
import { seededRandom } from '@/scripts/simulate/random';
import { send, type Target } from '@/scripts/simulate/send';
import { troubledLifecycles } from '@/scripts/simulate/troubles';

const seed = 20_260_302;
const batchSeed = 11;
/** As fast as they are answered: a full list, the same one each time. */
const callbacksPerSecond = 200;

/** The withdrawal of the tour, of which somebody says that it did not arrive. */
export const askedFor = '1526052914503263473';
const askedForBatch = '1526052914503263480';

const secrets = Object.fromEntries(
  providers.flatMap(({ secretFields }) =>
    secretFields.map(({ variable }) => [variable, `${variable}-of-made-up-callbacks`]),
  ),
);

/** What the pictures of the documentation show: made-up callbacks alone, the same ones each time. */
export interface Scene {
  server: RunningConsole;
  /** A batch whose lines end while it is processed, with a retry and late news. */
  batchId: string;
  /** Our ids of the callback and the batch of the withdrawal that is asked for: the backend refused to take it. */
  askedForCallback: string;
  askedForBatch: string;
}

function targetOf(provider: Provider, server: RunningConsole): Target | null {
  const [credential] = environmentCredentials(provider, (variable) => [secrets[variable] ?? '']);
  return credential ? { url: server.url, accountSlug: 'default', credential } : null;
}

async function playEverything(server: RunningConsole): Promise<void> {
  const played = providers.map(async (provider) => {
    const target = targetOf(provider, server);
    const choices = troubledLifecycles(provider.id);
    if (!target || choices.length === 0) return;
    const pace = { count: choices.length, ratePerSecond: callbacksPerSecond };
    await play({ provider, target, seed, choices, ...pace, onAnswer: () => undefined });
  });
  await Promise.all(played);
}

async function playBatch(server: RunningConsole, api: ConsoleApi): Promise<string> {
  const target = targetOf(gatepay, server);
  if (!target) throw new Error('GatePay has no secret.');
  const stages = ['batch INIT', 'batch PROCESSING', 'batch PROCESSING, half', 'batch PARTIAL'];
  let batchId = '';
  for (const stage of stages) {
    // The same choices at another instant: the same batch, further on.
    const callback = withdrawalPartial(seededRandom(batchSeed), new Date()).find(({ what }) => what.startsWith(stage));
    if (!callback) throw new Error(`The simulator has no ${stage}.`);
    await send(gatepay, callback, target, seededRandom(batchSeed), new Date());
    batchId = /"batch_id":"(\d+)"/.exec(callback.request.body)?.[1] ?? '';
  }
  await api.untilBatchIs(batchId, 'PARTIAL');
  return batchId;
}

async function askFor(server: RunningConsole, api: ConsoleApi): Promise<string> {
  const body = succeeded(askedForBatch)
    .replace(/("merchant_withdraw_id": )"\d+"/, `$1"${askedFor}"`)
    .replace(/("finish_time": )\d+/, `$1${Date.now()}`);
  await gatepaySender(server.url, secrets.GATEPAY_API_SECRET ?? '').send(body);
  await api.untilBatchIs(askedForBatch, 'SUCCESS');
  const attempted = async () => (await api.callbacksOf(askedForBatch))[0];
  await expect.poll(async () => (await attempted())?.attempts).toBeGreaterThan(0);
  return (await attempted())?.id ?? '';
}

/** Returns once nothing waits to be applied or handed on for the first time. */
async function untilQuiet(api: ConsoleApi): Promise<void> {
  const waiting = async () => {
    const page: Page<CallbackSummary> = await (await api.get('callbacks?status=new&limit=1')).json();
    return page.data.length;
  };
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
}

interface WorkerFixtures {
  backend: Backend;
  scene: Scene;
}

/** `test` over the scene's console; its merchant's backend takes everything but what is asked for. */
export const test = base.extend<object, WorkerFixtures>({
  backend: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const backend = await openBackend();
      backend.answer((request, response, socket) => {
        const refuses = request.body.includes(askedFor);
        const words = '{"error":"upstream timed out while booking the withdrawal"}';
        status(refuses ? 504 : 200, { 'content-type': 'application/json' }, refuses ? words : '')(
          request,
          response,
          socket,
        );
      });
      await use(backend);
      await backend.close();
    },
    { scope: 'worker' },
  ],
  scene: [
    async ({ backend }, use) => {
      const server = await startConsole({
        ...secrets,
        CONSOLE_ENVIRONMENT: 'demo',
        FORWARD_URL: backend.url,
        FORWARD_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
        ALLOW_PRIVATE_DESTINATIONS: '1',
      });
      const api = consoleApi(server);
      await playEverything(server);
      const batchId = await playBatch(server, api);
      const askedForCallback = await askFor(server, api);
      await untilQuiet(api);
      await use({ server, batchId, askedForCallback, askedForBatch });
      await server.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  server: [({ scene }, use) => use(scene.server), { scope: 'worker' }],
  viewport: { width: 1560, height: 900 },
});
