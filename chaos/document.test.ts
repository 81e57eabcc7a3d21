import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chaosResultsSchema, withRunsTable } from './document';

test('the table of docs/operations.md says what chaos/results.json says', async () => {
  const results = chaosResultsSchema.parse(JSON.parse(await readFile('chaos/results.json', 'utf8')));
  const document = await readFile('docs/operations.md', 'utf8');
  expect(document).toBe(withRunsTable(document, results));
});

test('no run that is shown broke what must always hold', async () => {
  const { runs } = chaosResultsSchema.parse(JSON.parse(await readFile('chaos/results.json', 'utf8')));
  expect(runs.length).toBeGreaterThanOrEqual(5);
  for (const { violations, faults } of runs)
    expect({ violations, faults: faults.ran }).toEqual({ violations: 0, faults: faults.planned });
});
