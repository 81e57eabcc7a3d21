import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withTables } from './document';
import { pageResultsSchema } from './results';

test('the tables of docs/benchmark.md say what bench/pages.json says', async () => {
  const results = pageResultsSchema.parse(JSON.parse(await readFile('bench/pages.json', 'utf8')));
  const document = await readFile('docs/benchmark.md', 'utf8');
  expect(document).toBe(withTables(document, results));
});
