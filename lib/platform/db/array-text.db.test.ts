import fc from 'fast-check';
import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { storableText } from '@/lib/platform/text';
import { arrayText } from './array-text';

const oddTexts = [
  '',
  'null',
  'NULL',
  '{}',
  '{"a"}',
  'a,b',
  '"',
  '\\',
  '\\n',
  '\n\t\r\b\f',
  '\u0001',
  ' a ',
  'é漢😀',
  '\\"',
  "'",
];
const text = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary' }).map(storableText));

test('Postgres reads every list of texts as it was, whatever they hold', async ({ db }) => {
  const lists = fc.array(fc.option(text), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(lists, async (values) => {
      const { rows } = await db.pool.query('select $1::text[] as read', [arrayText(values)]);
      expect(rows[0]).toEqual({ read: values });
    }),
    { numRuns: 300, examples: [[oddTexts], [[]], [[null]]] },
  );
});

test('numbers and truth values are read as such', async ({ db }) => {
  const statement = 'select $1::int[] as numbers, $2::boolean[] as answers';
  const { rows } = await db.pool.query(statement, [arrayText([1, -2, null]), arrayText([true, null, false])]);
  expect(rows[0]).toEqual({ numbers: [1, -2, null], answers: [true, null, false] });
});
