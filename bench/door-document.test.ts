import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { doorResultsSchema, withDoorTable } from './door-document';

test('the table of docs/benchmark.md says what bench/results.json says', async () => {
  const results = doorResultsSchema.parse(JSON.parse(await readFile('bench/results.json', 'utf8')));
  const document = await readFile('docs/benchmark.md', 'utf8');
  expect(document).toBe(withDoorTable(document, results));
});
