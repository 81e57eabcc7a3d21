import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { documents, namesOnScreen, picturesOf } from './documents';
import { imagesFolder, readPictureWords, sha256Of } from './picture-words';
import { filesOf, shots } from './shots';

const imageBytesMax = 300 * 1024;
const made = Object.entries(shots).flatMap(([name, shot]) => filesOf(name, shot).map(({ file }) => file));

test('every picture that the documentation shows is made by a test, and every one that is made is shown', () => {
  const shown = new Set(documents().flatMap(picturesOf));
  expect([...shown].sort()).toEqual(made.map((file) => path.join('docs', 'images', file)).sort());
  const there = readdirSync(imagesFolder).filter((file) => file !== 'words.json');
  expect(there.sort()).toEqual([...made].sort());
});

test('every picture is the one whose words are kept beside it, and small enough to load at once', () => {
  const kept = Object.values(readPictureWords()).flatMap(({ pictures }) => Object.entries(pictures));
  expect(kept.map(([file]) => file).sort()).toEqual([...made].sort());
  for (const [file, sha256] of kept) {
    expect(sha256Of(file), `${file} was changed by hand: UPDATE_SCREENSHOTS=1 npx playwright test makes it`).toBe(
      sha256,
    );
    expect(statSync(path.join(imagesFolder, file)).size, file).toBeLessThan(imageBytesMax);
  }
});

test('whatever the tour calls by its name on screen stands on one of its pictures', () => {
  // What is counted stands behind the name.
  const words = new Set(
    Object.values(readPictureWords()).flatMap((each) => each.words.map((word) => word.replace(/ ?#.*$/, ''))),
  );
  const names = namesOnScreen('docs/tour.md');
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !words.has(name))).toEqual([]);
});
