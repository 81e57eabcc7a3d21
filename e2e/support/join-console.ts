import type { BrowserContextOptions, Page } from '@playwright/test';
import type { Role } from '@/lib/access/actor';
import { expect, signIn } from './console-test';
import type { RunningConsole } from './running-console';

/** Of everybody who joined by `signInAs`. */
export const chosenPassword = 'seven grey herons at noon';

/**
 * Invites a person by an admin's page, joins as them, and answers the cookies of a browser in which they are signed in. `name` is of
 * one person of the console; their e-mail is made of it.
 */
export async function signInAs(
  page: Page,
  server: RunningConsole,
  { name, role }: { name: string; role: Role },
): Promise<Exclude<BrowserContextOptions['storageState'], string | undefined>> {
  const adminEmail = `${name}@example.com`;
  await page.goto('/people/new');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(adminEmail);
  await page.getByLabel('Role').selectOption(role);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = (await page.locator('code').filter({ hasText: '/join/' }).textContent()) ?? '';
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(chosenPassword);
  await page.getByLabel('The same again').fill(chosenPassword);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page).not.toHaveURL(/\/join\//);
  return signIn({ ...server, adminEmail, adminPassword: chosenPassword });
}
