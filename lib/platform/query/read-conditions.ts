import { z } from 'zod';
import { storableText } from '@/lib/platform/text';
import { conditionParam } from './condition-param';
import {
  type Condition,
  type FilterField,
  kindOperators,
  type Operator,
  operators,
  readFieldValue,
  wrongCount,
} from './filter-fields';
import type { ParamReader } from './param-reader';

/** A list's fields: those in `listed` have their `is` as a parameter of the list's own. */
interface Fields<Name extends string> {
  fields: readonly FilterField<Name>[];
  listed: readonly Name[];
}

/**
 * Pure: the conditions in a URL, in the order of `fields`. What cannot be used is left out whole and noted in `reader`: of a
 * condition that lost one of its values nobody could say what it means.
 */
export function readConditions<Name extends string>(
  reader: ParamReader,
  { fields, listed }: Fields<Name>,
): Condition<Name>[] {
  return fields.flatMap((field) =>
    kindOperators[field.kind].flatMap((operator) => {
      if (operator === 'is' && listed.includes(field.name)) return [];
      const param = conditionParam(field.name, operator);
      const values = readValues(field, operator, reader.texts(param));
      if (!values.ok) reader.refuse(param, values.takes);
      return values.ok && values.values.length > 0 ? [{ field: field.name, operator, values: values.values }] : [];
    }),
  );
}

type ReadValues = { ok: true; values: string[] } | { ok: false; takes: string };

/** Pure: the values of one condition as they are compared; one that cannot be used spoils all. */
export function readValues(
  field: Pick<FilterField, 'kind' | 'words' | 'form'>,
  operator: Operator,
  texts: readonly string[],
): ReadValues {
  const wrong = wrongCount(operator, field.kind, texts.length);
  if (wrong) return { ok: false, takes: wrong };
  const values: string[] = [];
  for (const text of texts) {
    const read = readFieldValue(field, text);
    if (!read.ok) return read;
    values.push(read.value);
  }
  return { ok: true, values: [...new Set(values)] };
}

/** Pure: the URL parameters that `readConditions` reads back. */
export function writeConditions(conditions: readonly Condition[]): [name: string, value: string][] {
  return conditions.flatMap(({ field, operator, values }) =>
    values.map((value): [string, string] => [conditionParam(field, operator), value]),
  );
}

/** Conditions as JSON, as the API takes them and as they are stored: `[{"field":"status","operator":"not","values":["failed"]}]`. */
export function conditionsSchema<Name extends string>({ fields, listed }: Fields<Name>) {
  const names = fields.map(({ name }) => name);
  return z
    .array(
      z
        .strictObject({
          field: z.enum(names),
          operator: z.enum(operators),
          values: z.array(z.string().trim().min(1).transform(storableText)).min(1),
        })
        .transform((condition, context): Condition<Name> => {
          const field = fields.find(({ name }) => name === condition.field);
          const refuse = (message: string) => {
            context.addIssue({ code: 'custom', message: `${condition.field} ${message}.` });
            return z.NEVER;
          };
          const { operator } = condition;
          if (!field || !kindOperators[field.kind].includes(operator))
            return refuse(`cannot be filtered by ${operator}`);
          if (operator === 'is' && listed.includes(field.name))
            return refuse('has a list of its own beside conditions');
          const read = readValues(field, operator, condition.values);
          return read.ok ? { field: field.name, operator, values: read.values } : refuse(read.takes);
        }),
    )
    .max(100)
    .superRefine((conditions, context) => {
      const currencies =
        conditions.find(({ field, operator }) => field === 'currency' && operator === 'is')?.values ?? [];
      if (currencies.length === 1) return;
      for (const name of amountFields(fields, conditions)) {
        context.addIssue({ code: 'custom', message: `${name} ${oneCurrency}.` });
      }
    });
}

/** Pure: the values of a field's `is` among `conditions`. */
export function valuesOf<Name extends string>(conditions: readonly Condition<Name>[], field: Name): readonly string[] {
  return conditions.find((condition) => condition.field === field && condition.operator === 'is')?.values ?? [];
}

/** What is wrong with amounts that are not of one currency. */
export const oneCurrency = 'is compared within one currency: name it, as currency=USDT';

/** Pure: the names of the fields of amounts among `conditions`; they take exactly one of `currencies`. */
export function amountFields<Name extends string>(
  fields: readonly FilterField<Name>[],
  conditions: readonly Condition<Name>[],
): Name[] {
  const amounts = fields.filter(({ kind }) => kind === 'amount').map(({ name }) => name);
  return amounts.filter((name) => conditions.some(({ field }) => field === name));
}

/** Pure: `conditions`, without those of amounts unless exactly one of `currencies` is asked for, which is noted in `reader`. */
export function withinOneCurrency<Name extends string>(
  reader: ParamReader,
  { fields }: Pick<Fields<Name>, 'fields'>,
  conditions: readonly Condition<Name>[],
  currencies: readonly string[],
): Condition<Name>[] {
  if (currencies.length === 1) return [...conditions];
  const amounts = amountFields(fields, conditions);
  for (const name of amounts) reader.refuse(name, oneCurrency);
  return conditions.filter(({ field }) => !amounts.includes(field));
}
