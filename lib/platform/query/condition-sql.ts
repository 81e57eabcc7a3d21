import { isOneOf, raw, type Sql, sql } from './conditions';
import type { Condition, FieldKind, Operator } from './filter-fields';

/** ASCII alone, as Postgres' `lower` does under the C collation. */
export function loweredAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Types of bound values, so that a number is never compared as text. */
const valueTypes: Readonly<Record<FieldKind, Sql>> = {
  choice: raw('text'),
  text: raw('text'),
  number: raw('bigint'),
  amount: raw('numeric'),
  instant: raw('timestamptz'),
  flag: raw('boolean'),
};

/** Any of `parts` within `column`, without regard to the case of ASCII letters. `like` is what an index of trigrams serves. */
function holdsOne(column: Sql, parts: readonly string[]): Sql {
  const patterns = parts.map((part) => `%${loweredAscii(part).replace(/[\\%_]/g, '\\$&')}%`);
  return patterns.length === 1
    ? sql`lower(${column}) like ${patterns[0]}`
    : sql`lower(${column}) like any(${patterns}::text[])`;
}

/**
 * Pure: `column` held against a condition's values. What has no value is none of them (`not`), and nothing else. One value is
 * an equality, which keeps an index's order usable.
 */
export function columnCondition(column: Sql, kind: FieldKind, operator: Operator, values: readonly string[]): Sql {
  const type = valueTypes[kind];
  const [first = ''] = values;
  switch (operator) {
    case 'is':
      if (kind === 'flag') return first === 'true' ? column : sql`not ${column}`;
      if (kind === 'text' || kind === 'choice') return isOneOf(column, values) ?? sql`true`;
      return values.length === 1 ? sql`${column} = ${first}::${type}` : sql`${column} = any(${[...values]}::${type}[])`;
    case 'not':
      return sql`(${column} is null or ${column} <> all(${[...values]}::${type}[]))`;
    case 'contains':
      return holdsOne(column, values);
    case 'from':
      return sql`${column} >= ${first}::${type}`;
    case 'to':
      return kind === 'instant' ? sql`${column} < ${first}::${type}` : sql`${column} <= ${first}::${type}`;
  }
}

/** How a field is asked: its column, or a statement of its own where it is none. */
export type FieldSql<Name extends string = string> = { column: Sql } | ((condition: Condition<Name>) => Sql);

/** Rows of the accounts that are called so, by the column of the account's id: an index on it serves. */
export function ofAccountsNamed(account: Sql, { operator, values }: Pick<Condition, 'operator' | 'values'>): Sql {
  const ids = sql`array(select id from accounts where ${isOneOf(sql`slug`, values) ?? sql`true`})`;
  return operator === 'not' ? sql`${account} <> all(${ids})` : sql`${account} = any(${ids})`;
}

/** Pure: the SQL of each condition. */
export function conditionsSql<Name extends string>(
  fields: readonly { name: Name; kind: FieldKind }[],
  columns: Readonly<Record<Name, FieldSql<Name>>>,
  conditions: readonly Condition<Name>[],
): Sql[] {
  return conditions.map((condition) => {
    const ask = columns[condition.field];
    if (typeof ask === 'function') return ask(condition);
    const kind = fields.find(({ name }) => name === condition.field)?.kind ?? 'text';
    return columnCondition(ask.column, kind, condition.operator, condition.values);
  });
}
