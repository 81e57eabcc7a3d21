import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const imageBytesMax = 300 * 1024;

function documents(): string[] {
  const inDocs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file));
  return ['README.md', ...inDocs];
}

/** Pictures that a document shows, from the project's folder. */
function picturesOf(document: string): string[] {
  const text = readFileSync(path.join(root, document), 'utf8');
  const found = [...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)/g), ...text.matchAll(/(?:src|srcset)="([^"\s]+)/g)];
  return found
    .map(([, target]) => target ?? '')
    .filter((target) => !/^https?:/.test(target))
    .map((target) => path.join(path.dirname(document), target));
}

test('every picture that the documentation shows is there, and small enough to load at once', () => {
  const pictures = documents().flatMap((document) => picturesOf(document).map((picture) => ({ document, picture })));
  expect(pictures.length).toBeGreaterThan(0);
  for (const { document, picture } of pictures) {
    const file = statSync(path.join(root, picture), { throwIfNoEntry: false });
    expect(file?.isFile(), `${picture}, shown by ${document}`).toBe(true);
    expect(file?.size, picture).toBeLessThan(imageBytesMax);
  }
});

test('every picture is shown somewhere', () => {
  const shown = new Set(documents().flatMap(picturesOf));
  for (const name of readdirSync(path.join(root, 'docs', 'images'))) {
    expect(shown).toContain(path.join('docs', 'images', name));
  }
});
