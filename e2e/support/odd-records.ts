import fc from 'fast-check';
import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { storableText } from '@/lib/platform/text';
import { outcomes } from '@/lib/providers/contract';

/** What has a meaning of its own in the text of arrays, of JSON and of SQL, or is easily taken for nothing. */
const oddities = [
  '',
  ' ',
  'NULL',
  'null',
  '{}',
  '{"a",NULL}',
  '"',
  '\\',
  '\\"',
  '\\x41',
  ',',
  "'",
  '\r\n\t',
  '$1',
  '😀é\u2028',
];

const decimals = ['0', '0.00', '-0.10', '1.50', '9007199254740993.000000000000000001', '12345678901234567890123456789'];
const decimalFields: ReadonlySet<string> = new Set([
  'amount',
  'fee',
  'subAmount',
  'doneAmount',
  'requestedAmount',
  'actualAmount',
]);

/** Any text that may be stored. */
export const oddText: fc.Arbitrary<string> = fc
  .oneof(fc.constantFrom(...oddities), fc.string({ unit: 'binary', maxLength: 24 }))
  .map((text) => storableText(text));

/** Any instant of those that may be stored, to the millisecond. */
export const someInstant: fc.Arbitrary<Date> = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});

function drawnFor(field: string): fc.Arbitrary<string> {
  if (field === 'finishedAt') return someInstant.map((at) => at.toISOString());
  return decimalFields.has(field) ? fc.constantFrom(...decimals) : oddText;
}

/** A record with any state, some of `fields` (as the ledger names them) and details of any name, each set by news of its own. */
export function oddRecord(fields: readonly string[]): fc.Arbitrary<LedgerRecord> {
  const precedence = fc.tuple(fc.nat(), fc.nat(), fc.nat(), oddText);
  const columns = fields.map((field) => fc.option(fc.tuple(fc.constant(field), drawnFor(field), precedence)));
  const name = oddText.map((text) => `detail/${text}`);
  return fc
    .record({
      status: oddText,
      rank: fc.nat({ max: 32_767 }),
      terminal: fc.boolean(),
      outcome: fc.constantFrom(...outcomes),
      conflicted: fc.boolean(),
      columns: fc.tuple(...columns),
      details: fc.array(fc.tuple(name, oddText, precedence), { maxLength: 3 }),
      openedAt: someInstant,
      settledAt: fc.option(someInstant),
    })
    .map(({ status, rank, terminal, outcome, conflicted, columns, details, openedAt, settledAt }) => {
      const set = [...columns.flatMap((column) => (column ? [column] : [])), ...details];
      const values = new Map(set.map(([field, value]) => [field, value]));
      const fields = { values, precedence: new Map(set.map(([field, , by]) => [field, by])) };
      return { state: { status, rank, terminal, outcome }, conflicted, fields, openedAt, settledAt };
    });
}
