import { searchForm } from '@/lib/intake/search-form';
import { empty, join, type Sql, sql } from '@/lib/platform/query/conditions';
import { termsBetween, termsOfValues } from './fact-terms';
import type { PayloadCondition } from './payload-conditions';

/** Facts of the callback `c` of which `held` is true. */
function factsOf(held: Sql): Sql {
  return sql`exists (select from payload_facts f where f.callback_id = c.id and ${held})`;
}

/** The index answers by the numbers; the values themselves say whether two only share one. */
function hasOne(path: string, values: readonly string[]): Sql {
  const forms = values.map(searchForm);
  const terms = termsOfValues(path, forms);
  const indexed = terms.length === 1 ? sql`f.terms @> ${terms}::int[]` : sql`f.terms && ${terms}::int[]`;
  return factsOf(sql`${indexed} and f.facts->${path}::text ?| ${forms}::text[]`);
}

/** Facts that are missing or empty say nothing: what a payload does not hold is told by facts that there are. */
function hasNone(path: string, values: readonly string[]): Sql {
  const forms = values.map(searchForm);
  return factsOf(sql`f.facts <> '{}'::jsonb and not coalesce(f.facts->${path}::text ?| ${forms}::text[], false)`);
}

/** Documents hold every value that facts hold, so that their index of trigrams tells which callbacks to look at. */
function hasPart(path: string, parts: readonly string[]): Sql {
  const patterns = parts.map((part) => `%${searchForm(part).replace(/[\\%_]/g, '\\$&')}%`);
  const holds = (column: Sql) =>
    join(
      patterns.map((pattern) => sql`${column} like ${pattern}`),
      ' or ',
    );
  const told = sql`c.id in (select d.callback_id from search_documents d where ${holds(sql`d.text`)})`;
  return sql`(${told} and ${factsOf(
    sql`exists (select from jsonb_array_elements_text(f.facts->${path}::text) v where ${holds(sql`v`)})`,
  )})`;
}

const isNumber = sql`v ~ '^-?[0-9]{1,40}([.][0-9]{1,40})?$'`;

function isWithin(path: string, from: string | null, to: string | null): Sql {
  const above = from === null ? empty : sql`and v::numeric >= ${from}::numeric`;
  const below = to === null ? empty : sql`and v::numeric <= ${to}::numeric`;
  return factsOf(sql`f.terms && ${termsBetween(path, from, to)}::int[] and exists (
    select from jsonb_array_elements_text(f.facts->${path}::text) v
    where case when ${isNumber} then true ${above} ${below} else false end)`);
}

function asked({ path, operator, values }: PayloadCondition, all: readonly PayloadCondition[]): Sql | null {
  const [first = ''] = values;
  const boundOf = (end: 'from' | 'to') =>
    all.find((other) => other.path === path && other.operator === end)?.values[0] ?? null;
  switch (operator) {
    case 'is':
      return hasOne(path, values);
    case 'not':
      return hasNone(path, values);
    case 'contains':
      return hasPart(path, values);
    case 'from':
      return isWithin(path, first, boundOf('to'));
    case 'to':
      return boundOf('from') === null ? isWithin(path, null, first) : null;
  }
}

/** Pure: the SQL of what is asked of payloads over `callbacks c`. Both ends of a range are asked of the same value. */
export function payloadWhere(conditions: readonly PayloadCondition[]): (Sql | null)[] {
  return conditions.map((condition) => asked(condition, conditions));
}
