import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keySigns } from './key-words';
import { keyGroupLabels, keyTable } from './keys';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/screens.md'), 'utf8');

test('the page has every key as the code has it', () => {
  const lines = keyTable().map(({ group, keys }) => {
    const words = keys.map(
      (key) =>
        `${key.words}: ${key.keys.map((text) => `<kbd>${keySigns(text, false).join('</kbd> <kbd>')}</kbd>`).join(', ')}`,
    );
    return `| ${keyGroupLabels[group]} | ${words.join(' · ')} |`;
  });
  expect(page).toContain(`| where | keys |\n|---|---|\n${lines.join('\n')}\n`);
});
