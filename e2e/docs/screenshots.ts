import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { test as base, expect } from '@/e2e/support/console-test';
import { type RunningConsole, startConsole } from '@/e2e/support/running-console';
import { environmentCredentials } from '@/lib/intake/credentials';
import type { Provider } from '@/lib/providers/contract';
import { gatepay } from '@/lib/providers/gatepay';
import { providers } from '@/lib/providers/registry';
import { withdrawalPartial } from '@/scripts/simulate/gatepay-withdraw';
import { lifecycles } from '@/scripts/simulate/lifecycles';
import { play } from '@/scripts/simulate/play';
import { seededRandom } from '@/scripts/simulate/random';
import { send, type Target } from '@/scripts/simulate/send';

const images = path.resolve(import.meta.dirname, '../../docs/images');
const seed = 20_260_302;
const batchSeed = 11;

/** Long enough for a full list of callbacks of every age between now and then. */
const playedMs = 40_000;
const callbacksPerSecond = 0.8;
const betweenStagesMs = 4_000;

const secrets = Object.fromEntries(
  providers.flatMap(({ secretFields }) =>
    secretFields.map(({ variable }) => [variable, `${variable}-of-made-up-callbacks`]),
  ),
);

function targetOf(provider: Provider, server: RunningConsole): Target | null {
  const [credential] = environmentCredentials(provider, (variable) => [secrets[variable] ?? '']);
  return credential ? { url: server.url, accountSlug: 'default', credential } : null;
}

async function playEverything(server: RunningConsole): Promise<void> {
  const signal = AbortSignal.timeout(playedMs);
  const played = providers.map(async (provider) => {
    const target = targetOf(provider, server);
    if (!target || !lifecycles[provider.id]) return;
    const pace = { count: Number.POSITIVE_INFINITY, ratePerSecond: callbacksPerSecond };
    await play({ provider, target, seed, ...pace, signal, onAnswer: () => undefined });
  });
  await Promise.all(played);
}

/** A batch whose lines end while it is processed, with a retry and late news; answers its id. */
async function playBatch(server: RunningConsole): Promise<string> {
  const target = targetOf(gatepay, server);
  const stages = ['batch INIT', 'batch PROCESSING', 'batch PROCESSING, half', 'batch PARTIAL', 'batch INIT, again'];
  let batchId = '';
  for (const stage of stages) {
    // The same choices at another instant: the same batch, further on.
    const callback = withdrawalPartial(seededRandom(batchSeed), new Date()).find(({ what }) => what.startsWith(stage));
    if (!target || !callback) throw new Error(`The simulator has no ${stage}.`);
    await send(gatepay, callback, target, seededRandom(batchSeed), new Date());
    batchId = /"batch_id":"(\d+)"/.exec(callback.request.body)?.[1] ?? '';
    await sleep(betweenStagesMs);
  }
  return batchId;
}

interface Scene {
  server: RunningConsole;
  batchId: string;
}

/** A console with nothing but made-up callbacks, the same ones each time. */
const test = base.extend<object, { scene: Scene }>({
  scene: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const server = await startConsole({ ...secrets, CONSOLE_ENVIRONMENT: 'demo' });
      const [batchId] = await Promise.all([playBatch(server), playEverything(server)]);
      await use({ server, batchId });
      await server.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  server: [({ scene }, use) => use(scene.server), { scope: 'worker' }],
  viewport: { width: 1560, height: 900 },
});

async function save(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(images, `${name}.png`), caret: 'hide' });
}

for (const { colorScheme, suffix } of [
  { colorScheme: 'dark', suffix: '' },
  { colorScheme: 'light', suffix: '-light' },
] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the callback list', async ({ page }) => {
      await page.goto('/callbacks');
      await expect(page.getByRole('region', { name: 'Callbacks, newest first' }).locator('tbody tr')).not.toHaveCount(
        0,
      );
      await save(page, `callbacks${suffix}`);
    });

    test('a batch and one of its callbacks', async ({ page, api, scene: { batchId } }) => {
      await page.goto(`/batches/gatepay/${batchId}`);
      await expect(page.getByRole('figure', { name: 'Timeline' })).toBeVisible();
      await save(page, `batch${suffix}`);
      const callback = (await api.callbacksOf(batchId)).find(({ outcome }) => outcome === 'partial');
      await page.goto(`/callbacks/${callback?.id}`);
      await page.locator('summary').filter({ hasText: 'Details:' }).click();
      await expect(page.getByText('Signature valid')).toBeVisible();
      await save(page, `callback${suffix}`);
    });
  });
}
