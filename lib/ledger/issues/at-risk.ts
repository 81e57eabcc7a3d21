import { raw, type Sql, sql } from '@/lib/platform/query/conditions';

/** Pure: the money at risk of `issues i` in a currency; null where there is none in it. */
export function atRiskIn(currency: string): Sql {
  return sql`(select sum(v.amount) from jsonb_to_recordset(i.value_at_risk) as v (currency text, amount numeric)
    where v.currency = ${currency})`;
}

/** What an issue says of one of its currencies, in the words of an index that holds the issues from the most to the least of it. */
export interface IndexedMoney {
  isThere: Sql;
  /** Null and `''`: not here. */
  currency: Sql;
  amount: Sql;
}

// Where there are more than three currencies, or their text is too long for an index, none of them is indexed.
const isIndexed = sql`jsonb_array_length(i.value_at_risk) <= 3 and length(i.value_at_risk::text) < 600`;

function moneyAt(place: string): IndexedMoney {
  const money = sql`i.value_at_risk->${raw(place)}`;
  return {
    isThere: sql`${money} is not null`,
    currency: sql`(case when ${isIndexed} then ${money}->>'currency' else '' end)`,
    amount: sql`(case when ${isIndexed} then (${money}->>'amount')::numeric end)`,
  };
}

const first = moneyAt('0');

/** The money of `issues i` one by one, each currency once: `issues_at_risk_first`, `issues_at_risk_second`, `issues_at_risk_third`. */
export const indexedMoney: readonly IndexedMoney[] = [first, moneyAt('1'), moneyAt('2')];

/** `issues i` whose money is not among `indexedMoney`: very few, and found by the first of these indexes. */
export const isNotIndexed: Sql = sql`${first.isThere} and ${first.currency} = ''`;
