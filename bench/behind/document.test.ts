import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withBehindTable } from './document';
import { behindResultsSchema } from './results';

test('the table of docs/benchmark.md says what bench/behind.json says', async () => {
  const results = behindResultsSchema.parse(JSON.parse(await readFile('bench/behind.json', 'utf8')));
  const document = await readFile('docs/benchmark.md', 'utf8');
  expect(document).toBe(withBehindTable(document, results));
});
