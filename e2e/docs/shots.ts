import { expect, type Page } from '@playwright/test';
import type { ConsoleApi } from '@/e2e/support/console-api';
import { askedFor, type Scene } from './scene';

export type Theme = 'dark' | 'light';

/** A picture of the documentation: how one gets to what it shows. */
export interface Shot {
  /** The first one's file has the shot's plain name, the other one's ends in its theme. */
  themes: readonly [Theme, ...Theme[]];
  /** As wide as a phone. */
  narrow?: true;
  open(page: Page, scene: Scene, api: ConsoleApi): Promise<void>;
}

const rows = (page: Page, list: string) => page.getByRole('region', { name: list }).locator('tbody tr');

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Goes to a page whose heading of the first level is `title`. */
const pageAt = (path: string, title: string) => async (page: Page) => {
  await page.goto(path);
  await expect(heading(page, title)).toBeVisible();
};

async function openCallbacks(page: Page): Promise<void> {
  await page.goto('/callbacks');
  await expect(rows(page, 'Callbacks, newest first')).not.toHaveCount(0);
}

async function openAskedFor(page: Page, { askedForCallback }: Scene): Promise<void> {
  await page.goto(`/callbacks/${askedForCallback}?tab=response`);
  await expect(page.getByText(/\b504\b/).first()).toBeVisible();
}

/** Every picture that the documentation shows, by its name in `docs/images`. */
export const shots: Readonly<Record<string, Shot>> = {
  callbacks: { themes: ['dark', 'light'], open: openCallbacks },
  batch: {
    themes: ['dark', 'light'],
    async open(page, { batchId }) {
      await page.goto(`/batches/gatepay/${batchId}`);
      await expect(page.getByRole('figure', { name: 'Timeline' })).toBeVisible();
    },
  },
  callback: {
    themes: ['dark', 'light'],
    async open(page, { batchId }, api) {
      const callback = (await api.callbacksOf(batchId)).find(({ outcome }) => outcome === 'partial');
      await page.goto(`/callbacks/${callback?.id}`);
      await page.locator('summary').filter({ hasText: 'Details:' }).click();
      await expect(page.getByText('Signature valid')).toBeVisible();
    },
  },
  overview: { themes: ['light'], open: pageAt('/', 'Overview') },
  search: { themes: ['light'], open: pageAt(`/search?q=${askedFor}`, 'Search') },
  palette: {
    themes: ['light'],
    async open(page) {
      await openCallbacks(page);
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox').fill(askedFor);
      await expect(page.getByRole('option', { name: 'Sub-order' })).toBeVisible();
    },
  },
  answer: { themes: ['light'], open: openAskedFor },
  replay: {
    themes: ['light'],
    async open(page, scene) {
      await openAskedFor(page, scene);
      await page.keyboard.press('r');
      await expect(page.getByRole('dialog').getByLabel('Reason')).toBeVisible();
    },
  },
  beside: {
    themes: ['light'],
    async open(page, { askedForCallback }) {
      await page.goto(`/callbacks?open=${askedForCallback}`);
      await expect(page.getByRole('complementary', { name: 'The callback beside the list' })).toBeVisible();
    },
  },
  filters: {
    themes: ['light'],
    async open(page) {
      await page.goto('/callbacks?provider=gatepay&outcome=partial');
      await expect(rows(page, 'Callbacks, newest first')).not.toHaveCount(0);
      await page.getByRole('button', { name: 'Save view' }).click();
      await expect(page.getByLabel('Name of the view')).toBeVisible();
    },
  },
  transfers: { themes: ['light'], open: pageAt('/transfers', 'Transfers') },
  issues: { themes: ['light'], open: pageAt('/issues', 'Issues') },
  people: { themes: ['light'], open: pageAt('/people', 'People') },
  settings: { themes: ['light'], open: pageAt('/settings', 'Settings') },
  keys: {
    themes: ['light'],
    async open(page) {
      await openCallbacks(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    },
  },
  phone: { themes: ['light'], narrow: true, open: openCallbacks },
};

/** The files of a shot, by theme. */
export function filesOf(name: string, { themes }: Shot): { theme: Theme; file: string }[] {
  return themes.map((theme, index) => ({ theme, file: index === 0 ? `${name}.png` : `${name}-${theme}.png` }));
}
