import { openLoop } from '@/bench/load/open-loop';
import { signedRequests } from '@/bench/load/signed-requests';
import { newBatchId, succeeded } from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';

/** A short form for every run; `STEADY_PER_SECOND=1000 STEADY_SECONDS=20` measures the whole. */
const perSecond = Number(process.env.STEADY_PER_SECOND ?? 60);
const seconds = Number(process.env.STEADY_SECONDS ?? 3);

interface Watched {
  /** Sum of all layout shifts, those by the hand's own doing included. */
  shifted: number;
  /** From each key to the frame that shows what it did, ms. */
  keyMs: number[];
}

const middle = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;

test('whatever arrives, no row of a list moves under the hand, and the cursor goes where it is sent', async ({
  page,
  server,
  callbacks,
}) => {
  test.setTimeout(300_000 + seconds * 12_000);
  for (let at = 0; at < 20; at += 1) await callbacks.send(succeeded(newBatchId()));
  await page.goto('/callbacks');
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  const rows = page.getByRole('region', { name: 'Callbacks, newest first' }).locator('tbody tr');
  const places = () =>
    rows.evaluateAll((all) =>
      all.map((row) => `${row.querySelector('a')?.pathname} ${row.getBoundingClientRect().top}`),
    );
  await page.keyboard.press('j');
  const before = await places();
  await page.evaluate(() => {
    const watched: Watched = { shifted: 0, keyMs: [] };
    Reflect.set(window, 'watched', watched);
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) watched.shifted += Number(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift' });
    window.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => watched.keyMs.push(performance.now() - timeStamp))),
      true,
    );
  });

  const { hostname, port } = new URL(server.url);
  const made = { secret: server.gatepaySecret, host: hostname, path: '/api/callbacks/gatepay' };
  const requests = signedRequests({ ...made, count: perSecond * seconds, prefix: newBatchId() });
  let sending = true;
  const sent = openLoop({ host: hostname, port: Number(port) }, requests, { perSecond, connectionsMax: 32 }).finally(
    () => {
      sending = false;
    },
  );
  let at = 0;
  for (; sending || at < 10; at += 1) await page.keyboard.press(at % 16 < 8 ? 'j' : 'k');
  const { answers } = await sent;
  expect(answers).toEqual({ 200: requests.length });

  const place = at % 16 < 8 ? at % 16 : 16 - (at % 16);
  await expect(rows.nth(place).getByRole('link').first()).toBeFocused();
  expect(await places(), 'the same rows at the same places').toEqual(before);
  await expect(page.getByRole('button', { name: /new callbacks: show them$/ })).toContainText('new');
  const { shifted, keyMs } = await page.evaluate((): Watched => Reflect.get(window, 'watched'));
  const figures = `${requests.length} at ${perSecond}/s: shifted ${shifted}, ${keyMs.length} keys, p50 ${middle(keyMs, 0.5).toFixed(1)} ms, p95 ${middle(keyMs, 0.95).toFixed(1)} ms, worst ${middle(keyMs, 1).toFixed(1)} ms`;
  test.info().annotations.push({ type: 'measured', description: figures });
  expect(shifted, figures).toBe(0);
});
