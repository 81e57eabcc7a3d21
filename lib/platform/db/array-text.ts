/** What JSON writes as a letter after a backslash, where Postgres would read that letter. */
const letteredPattern = /\\[bfnrtu]/;

function quoted(value: string | number | boolean | null): string {
  return value === null ? 'NULL' : `"${String(value).replace(/["\\]/g, '\\$&')}"`;
}

/**
 * A list as Postgres writes an array, for a parameter that the statement gives its type (`$1::text[]`). The driver makes the same of
 * a list, value by value and with several times the garbage: this is for statements that take the columns of many rows at a high rate.
 * Nearly all of JSON's text of a list is an array's but for the brackets; what is not is put together by hand.
 * Source: PostgreSQL manual, 8.15.6 Array Input and Output Syntax.
 */
export function arrayText(values: readonly (string | number | boolean | null)[]): string {
  const json = JSON.stringify(values);
  return letteredPattern.test(json) ? `{${values.map(quoted).join(',')}}` : `{${json.slice(1, -1)}}`;
}
