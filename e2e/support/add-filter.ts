import { expect, type Page } from '@playwright/test';

/** Adds a filter by the mouse: its field, then whatever `choose` does, then Apply. */
export async function addFilter(page: Page, field: string, choose: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Filter by' })).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByRole('option', { name: field, exact: true }).click();
  await choose();
  await page.getByRole('dialog', { name: 'Add a filter' }).getByRole('button', { name: 'Apply', exact: true }).click();
}
