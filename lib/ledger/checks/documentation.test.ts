import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lineIssuesMax } from '@/lib/ledger/apply/check/issues-of-findings';
import { checkTable } from './check-table';
import { pieceLinesMin } from './listed-lines';
import { fieldsPerAccountMax, fieldsPerCallbackMax } from './unknown-fields';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/money.md'), 'utf8');

test('the page prints every check of the code, in its words', () => {
  const rows = Object.entries(checkTable).map(
    ([kind, { compared, closes }]) => `| \`${kind}\` | ${compared} | ${closes} |`,
  );
  expect(page).toContain(rows.join('\n'));
});

test('the figures in the page’s sentences are the code’s', () => {
  expect(page).toContain(`more than ${lineIssuesMax} lines`);
  expect(page).toContain(`from ${pieceLinesMin} lines on`);
  expect(page).toContain(`${fieldsPerCallbackMax} fields a callback and ${fieldsPerAccountMax} an account`);
});
