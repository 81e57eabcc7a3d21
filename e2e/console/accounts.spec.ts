import { expect, signIn, test } from '@/e2e/support/console-test';

const first = 'the-first-secret-of-malaysia-a91f';
const second = 'the-second-secret-of-malaysia-77c2';

test('an account is made, proven, rotated and disabled on screen, and its secrets are never shown', async ({
  page,
}) => {
  await page.goto('/providers');
  await page.getByRole('link', { name: 'New account' }).click();
  await page.getByRole('navigation', { name: 'Provider' }).getByRole('link', { name: 'GatePay' }).click();
  await expect(page).toHaveURL(/provider=gatepay/);
  await page.getByLabel('Slug').fill('default');
  await page.getByLabel('Name').fill('Malaysia');
  await page.getByLabel('Payment API Secret').fill(first);
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByText('default is the account from the environment.')).toBeVisible();
  // What was typed is still there.
  await expect(page.getByLabel('Name')).toHaveValue('Malaysia');
  await page.getByLabel('Slug').fill('malaysia');
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Malaysia' })).toBeVisible();

  await page.getByRole('button', { name: 'Send a test callback' }).click();
  await expect(page.getByText(/^Accepted: answered 200 after/)).toBeVisible();
  await expect(page.getByText('the secret ending …a91f')).toBeVisible();

  await page.getByText('Add a secret, or rotate').click();
  await page.getByLabel('Payment API Secret').fill(second);
  await page.getByRole('button', { name: 'Add secret' }).click();
  await expect(page.getByText('The secret is stored, and accepted from now on.')).toBeVisible();
  await expect(page.getByLabel('Payment API Secret')).toHaveValue('');
  const secrets = page.getByRole('region', { name: 'Live secrets' }).getByRole('row');
  await expect(secrets.nth(1)).toContainText('…77c2');
  await expect(secrets.nth(2)).toContainText('Ends');
  await secrets.nth(2).getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke secret' }).click();
  await expect(page.getByText('1 ended secret')).toBeVisible();
  for (const secret of [first, second]) expect(await page.content()).not.toContain(secret);

  await page.getByLabel('Addresses and CIDR blocks').fill('office');
  await page.getByRole('button', { name: 'Save addresses' }).click();
  await expect(page.getByText('office is neither an address nor a CIDR block')).toBeVisible();

  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable account' }).click();
  await expect(page.getByRole('button', { name: 'Enable' })).toBeVisible();
  await page.getByRole('button', { name: 'Send a test callback' }).click();
  await expect(page.getByText(/^Refused: answered 403 after/)).toBeVisible();
  await page.getByRole('link', { name: 'The rejected request' }).click();
  await expect(page.getByText('The account is disabled.')).toBeVisible();
  await expect(page.getByText('If it should take them, enable the account.')).toBeVisible();
});

test('the callback URLs of an account just made name the host that the browser asked for', async ({
  browser,
  server,
  problems,
}) => {
  // It listens on 127.0.0.1, and asks itself there for the page that making an account leads to.
  const url = server.url.replace('127.0.0.1', 'localhost');
  const context = await browser.newContext({ baseURL: url, storageState: await signIn({ ...server, url }) });
  problems.watch(context);
  const page = await context.newPage();
  await page.goto('/providers/new?provider=gatepay');
  await page.getByLabel('Slug').fill('by-name');
  await page.getByLabel('Name').fill('By name');
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByText(`${url}/api/callbacks/gatepay/by-name`)).toBeVisible();
  await page.goto('/providers');
  await expect(page.getByTitle(`${url}/api/callbacks/gatepay/by-name`)).toBeVisible();
  await context.close();
});

test('what is wrong with a slug or a secret is said at its field, in words of the console', async ({ page }) => {
  await page.goto('/providers/new?provider=gatepay');
  await page.getByLabel('Slug').fill('Not a slug');
  await page.getByLabel('Payment API Secret').fill('x');
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByText('A slug has 1 to 40 lower-case letters, digits and hyphens')).toBeVisible();
  await expect(page.getByText('Payment API Secret has fewer than 8 characters')).toBeVisible();
  await expect(page.getByLabel('Slug')).toHaveAttribute('aria-invalid', 'true');
});

test('an account is made without JavaScript', async ({ pageWithoutScripts: page }) => {
  await page.goto('/providers/new?provider=basswallet');
  await page.getByLabel('Slug').fill('no-scripts');
  await page.getByLabel('Name').fill('Without scripts');
  await page.getByRole('button', { name: 'Make account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Without scripts' })).toBeVisible();
});
