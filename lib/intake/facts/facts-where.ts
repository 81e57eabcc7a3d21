import { documentHoldsPart, holdsPart } from '@/lib/intake/holds-part';
import { searchForm } from '@/lib/intake/search-form';
import { empty, join, type Sql, sql } from '@/lib/platform/query/conditions';
import { termsBetween, termsMostlyBetween, termsOfValues } from './fact-terms';
import type { PayloadCondition } from './payload-conditions';
import { foundBy } from './stretches';

/** Facts of the callback `c` of which `held` is true. */
function factsOf(held: Sql): Sql {
  return sql`exists (select from payload_facts f where f.callback_id = c.id and ${held})`;
}

function boundOf(path: string, end: 'from' | 'to', all: readonly PayloadCondition[]): string | null {
  return all.find((other) => other.path === path && other.operator === end)?.values[0] ?? null;
}

/** Terms of a range: of all its numbers, or of most of them. */
type TermsOfRange = (path: string, from: string | null, to: string | null) => number[];

/** What of a condition the index answers, over `payload_facts f`, and a few others with it; null: nothing. */
function indexed(
  { path, operator, values }: PayloadCondition,
  all: readonly PayloadCondition[],
  ofRange: TermsOfRange = termsBetween,
): Sql | null {
  const [first = ''] = values;
  switch (operator) {
    case 'is': {
      const terms = termsOfValues(path, values.map(searchForm));
      return terms.length === 1 ? sql`${foundBy} @> ${terms}::int[]` : sql`${foundBy} && ${terms}::int[]`;
    }
    case 'from':
      return sql`${foundBy} && ${ofRange(path, first, boundOf(path, 'to', all))}::int[]`;
    case 'to':
      // Of a range both ends are asked at its beginning.
      if (boundOf(path, 'from', all) !== null) return null;
      return sql`${foundBy} && ${ofRange(path, null, first)}::int[]`;
    case 'not':
    case 'contains':
      return null;
  }
}

/** The index answers by the numbers; the values themselves say whether two only share one. */
function hasOne({ path, values }: PayloadCondition): Sql {
  return sql`f.facts->${path}::text ?| ${values.map(searchForm)}::text[]`;
}

/** Facts that are missing or empty say nothing: what a payload does not hold is told by facts that there are. */
function hasNone(condition: PayloadCondition): Sql {
  return sql`f.facts <> '{}'::jsonb and not coalesce(${hasOne(condition)}, false)`;
}

/** Documents hold every value that facts hold, so that their indexes tell which callbacks to look at. */
function hasPart({ path, values }: PayloadCondition): Sql {
  const parts = values.map(searchForm);
  const told = join(
    parts.flatMap((part) =>
      documentHoldsPart(part).map((held) => sql`select d.callback_id from search_documents d where ${held}`),
    ),
    ' union all ',
  );
  const held = join(
    parts.map((part) => holdsPart(sql`v`, part)),
    ' or ',
  );
  return sql`(c.id in (${told}) and ${factsOf(
    sql`exists (select from jsonb_array_elements_text(f.facts->${path}::text) v where ${held})`,
  )})`;
}

// None that is in a bucket is longer. A bound on the repetitions themselves takes three times as long.
const isNumber = sql`length(v) <= 82 and v ~ '^-?[0-9]+([.][0-9]+)?$'`;

function isWithin(path: string, from: string | null, to: string | null): Sql {
  const above = from === null ? empty : sql`and v::numeric >= ${from}::numeric`;
  const below = to === null ? empty : sql`and v::numeric <= ${to}::numeric`;
  return sql`exists (
    select from jsonb_array_elements_text(f.facts->${path}::text) v
    where case when ${isNumber} then true ${above} ${below} else false end)`;
}

function asked(condition: PayloadCondition, all: readonly PayloadCondition[]): Sql | null {
  const { path, operator, values } = condition;
  const [first = ''] = values;
  const byTerms = indexed(condition, all) ?? sql`true`;
  switch (operator) {
    case 'is':
      return factsOf(sql`${byTerms} and ${hasOne(condition)}`);
    case 'not':
      return factsOf(hasNone(condition));
    case 'contains':
      return hasPart(condition);
    case 'from':
      return factsOf(sql`${byTerms} and ${isWithin(path, first, boundOf(path, 'to', all))}`);
    case 'to':
      return boundOf(path, 'from', all) === null ? factsOf(sql`${byTerms} and ${isWithin(path, null, first)}`) : null;
  }
}

/** Pure: the SQL of what is asked of payloads over `callbacks c`. Both ends of a range are asked of the same value. */
export function payloadWhere(conditions: readonly PayloadCondition[]): (Sql | null)[] {
  return conditions.map((condition) => asked(condition, conditions));
}

function allIndexed(conditions: readonly PayloadCondition[], ofRange: TermsOfRange): Sql | null {
  const known = conditions.flatMap((condition) => indexed(condition, conditions, ofRange) ?? []);
  return known.length === 0 ? null : join(known, ' and ');
}

/**
 * Pure: what `payload_facts f` of every callback hold of which `conditions` are true, said in what their index answers, and of a
 * few others; null where it answers nothing of them.
 */
export function termsWhere(conditions: readonly PayloadCondition[]): Sql | null {
  return allIndexed(conditions, termsBetween);
}

/** Pure: the same without what is at the edge of a range: about as many hold it as `conditions` are true of. */
export function likelyTermsWhere(conditions: readonly PayloadCondition[]): Sql | null {
  return allIndexed(conditions, termsMostlyBetween);
}
