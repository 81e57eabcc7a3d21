import fc from 'fast-check';
import { type Condition, type FieldKind, type FilterField, kindOperators } from '@/lib/platform/query/filter-fields';

const text = fc.stringMatching(/^[!-~À-žЀ-ӿ一-鿿]{1,40}$/);
const instant = fc
  .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

const kindValues: Readonly<Record<FieldKind, fc.Arbitrary<string>>> = {
  choice: text,
  text,
  number: fc.integer({ min: 0, max: 999_999 }).map(String),
  amount: fc.stringMatching(/^-?\d{1,20}(\.\d{1,20})?$/),
  instant,
  flag: fc.constantFrom('true', 'false'),
};

function anyValueOf({ kind, words, form }: FilterField): fc.Arbitrary<string> {
  if (words) return fc.constantFrom(...words);
  return form ? fc.constantFrom('me', 'none', '17') : kindValues[kind];
}

/** Conditions as reading a URL makes them: in the order of the fields, each field and operator once, amounts with one currency. */
export function conditionsOf<Name extends string>(
  fields: readonly FilterField<Name>[],
  listed: readonly Name[],
): fc.Arbitrary<Condition<Name>[]> {
  const each = fields.flatMap((field) =>
    kindOperators[field.kind]
      .filter((operator) => operator !== 'is' || !listed.includes(field.name))
      .map((operator): fc.Arbitrary<Condition<Name> | null> => {
        const oneCurrency = field.name === 'currency' && operator === 'is';
        const one = oneCurrency || operator === 'from' || operator === 'to' || field.kind === 'flag';
        const values = fc.uniqueArray(anyValueOf(field), { minLength: 1, maxLength: one ? 1 : 3 });
        const condition = values.map((some) => ({ field: field.name, operator, values: some }));
        return oneCurrency ? condition : fc.option(condition, { nil: null, freq: 3 });
      }),
  );
  return fc.tuple(...each).map((found) => found.filter((condition) => condition !== null));
}
