import path from 'node:path';
import { pageWords } from './page-words';
import { imagesFolder, type PictureWords, sha256Of, writePictureWords } from './picture-words';
import { test } from './scene';
import { filesOf, shots } from './shots';

test('every picture of the documentation, and beside it the words that it shows', async ({
  browser,
  scene,
  session,
  api,
}) => {
  test.setTimeout(600_000);
  const kept: Record<string, PictureWords> = {};
  for (const [name, shot] of Object.entries(shots)) {
    const pictures: Record<string, string> = {};
    let words: string[] = [];
    for (const { theme, file } of filesOf(name, shot)) {
      const context = await browser.newContext({
        baseURL: scene.server.url,
        storageState: session,
        colorScheme: theme,
        reducedMotion: 'reduce',
        viewport: shot.narrow ? { width: 390, height: 844 } : { width: 1560, height: 900 },
      });
      const page = await context.newPage();
      await shot.open(page, scene, api);
      await page.evaluate(() => document.fonts.ready);
      await page.mouse.move(0, 0);
      words = await pageWords(page);
      await page.screenshot({ path: path.join(imagesFolder, file), caret: 'hide' });
      pictures[file] = sha256Of(file);
      await context.close();
    }
    kept[name] = { words, pictures };
  }
  writePictureWords(kept);
});
