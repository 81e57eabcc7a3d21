import { Webhook } from 'standardwebhooks';
import { expectAccessible } from '@/e2e/support/accessibility';
import { status } from '@/e2e/support/backend';
import * as messages from '@/e2e/support/batch-messages';
import { expect } from '@/e2e/support/console-test';
import { test } from '@/e2e/support/forwarding-console';

test('a destination made on screen gets its secret once, a test, callbacks; paused it waits, resumed it catches up', async ({
  page,
  backend,
  callbacks,
  server,
}) => {
  await page.goto('/destinations/new');
  await page.getByLabel('Name').fill('Ledger of the shop');
  await page.getByLabel('URL').fill(`${backend.url}/made-on-screen`);
  await page.getByRole('button', { name: 'Make destination' }).click();
  const secret = (await page.getByText(/^whsec_/).textContent()) ?? '';
  await expectAccessible(page);
  await page
    .getByRole('link', { name: /Go to|destination/i })
    .last()
    .click();
  await expect(page).toHaveURL(/\/destinations\/\d+/);
  const pageOfIt = page.url();
  await page.reload();
  await expect(page.getByText(secret)).toHaveCount(0);

  const own = () => backend.received.filter(({ url }) => url.endsWith('/made-on-screen'));
  backend.answer(status(200));
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect.poll(() => own().length).toBe(1);
  const [test] = own();
  expect(() => new Webhook(secret).verify(test?.body.toString() ?? '', test?.headers ?? {})).not.toThrow();

  await page.goto(pageOfIt);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause destination' }).click();
  await expect(page.getByText('Paused', { exact: true }).first()).toBeVisible();
  const body = messages.succeeded(messages.newBatchId());
  await callbacks.send(body);
  await expect
    .poll(() => backend.received.filter((request) => request.body.toString() === body).length)
    .toBeGreaterThan(0);
  expect(own().length).toBe(1);
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect.poll(() => own().length).toBe(2);
  expect(own()[1]?.body.toString()).toBe(body);

  // The console is shared with the tests of other files, which count what is delivered.
  const id = new URL(pageOfIt).pathname.split('/').at(-1);
  const archived = await fetch(`${server.url}/api/v1/destinations/${id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${server.apiToken}` },
  });
  expect(archived.ok).toBe(true);
});
