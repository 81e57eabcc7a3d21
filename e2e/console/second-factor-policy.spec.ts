import { expect, signIn, test } from '@/e2e/support/console-test';
import { startConsole } from '@/e2e/support/running-console';

test('of two who change at once which roles must have a second factor, the second is told so and chooses anew', async ({
  browser,
}) => {
  // Of a console of its own: the policy holds for everybody of these roles.
  const own = await startConsole();
  const context = await browser.newContext({ baseURL: own.url, storageState: await signIn(own) });
  const open = async () => {
    const page = await context.newPage();
    await page.goto('/people');
    const policy = page.getByRole('region', { name: 'Who must have a second factor' });
    return {
      policy,
      finance: policy.getByRole('checkbox', { name: 'Finance' }),
      operator: policy.getByRole('checkbox', { name: 'Operator' }),
      save: policy.getByRole('button', { name: 'Save' }),
    };
  };
  const [first, second] = [await open(), await open()];
  await first.finance.check();
  await first.save.click();
  await expect(first.policy.getByText('Saved.')).toBeVisible();
  await expect(first.finance).toBeChecked();

  await second.operator.check();
  await second.save.click();
  await expect(second.policy.getByText('Not saved: somebody else changed')).toBeVisible();
  await expect(second.finance).toBeChecked();
  await expect(second.operator).not.toBeChecked();
  await second.operator.check();
  await second.save.click();
  await expect(second.policy.getByText('Saved.')).toBeVisible();
  await expect(second.finance).toBeChecked();
  await expect(second.operator).toBeChecked();
  await context.close();
  await own.close();
});
