import { expect } from '@playwright/test';
import { pageWords } from './page-words';
import { readPictureWords } from './picture-words';
import { test } from './scene';
import { shots } from './shots';

const makeAnew =
  'UPDATE_SCREENSHOTS=1 npx playwright test makes the pictures anew; then read what docs/tour.md says of them';

test('what each picture of the documentation shows is what its page says now', async ({ page, scene, api }) => {
  const kept = readPictureWords();
  for (const [name, shot] of Object.entries(shots)) {
    await page.setViewportSize(shot.narrow ? { width: 390, height: 844 } : { width: 1560, height: 900 });
    await shot.open(page, scene, api);
    const words = await pageWords(page);
    expect.soft(words.sort(), `${name}: ${makeAnew}`).toEqual([...(kept[name]?.words ?? [])].sort());
  }
});
