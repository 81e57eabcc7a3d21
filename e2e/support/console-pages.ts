import type { Locator, Page } from '@playwright/test';

/** The callback list's row of callback `id`. */
export function callbackRow(page: Page, id: string): Locator {
  return page
    .getByRole('region', { name: 'Callbacks, newest first' })
    .getByRole('row')
    .filter({ has: page.locator(`a[href="/callbacks/${id}"]`) });
}

/** The batch list's row of `batchId`. */
export function batchRow(page: Page, batchId: string): Locator {
  return page
    .getByRole('region', { name: 'Batches, the last opened first' })
    .getByRole('row')
    .filter({ has: page.locator(`a[href^="/batches/gatepay/${batchId}"]`) });
}

/** Texts of the row's cells under the given headings, as a person reads them: white space as one space. */
export async function cellsUnder(row: Locator, headings: readonly string[]): Promise<string[]> {
  const table = row.locator('xpath=ancestor::table');
  const all = await table.getByRole('columnheader').allTextContents();
  const cells = await row.getByRole('cell').allInnerTexts();
  return headings.map((heading) =>
    (cells[all.indexOf(heading)] ?? `no column ${heading}`).replaceAll(/\s+/g, ' ').trim(),
  );
}
