import { readPayloadParam } from '@/lib/intake/facts/payload-path';
import { type Choice, choicesOf, type OfferedField, paramOf, payloadField } from './offered-field';

/** What is asked of a field: of a range `values` are its two ends, an open one empty. */
export interface AskedFilter {
  choice: Choice;
  values: readonly string[];
}

/** One filter in force. */
export interface ShownFilter extends AskedFilter {
  field: OfferedField;
}

/** Pure: the fields of payloads that a query names, each once. */
function payloadFields(query: URLSearchParams): OfferedField[] {
  const paths = [...query.keys()].flatMap((name) => readPayloadParam(name)?.path ?? []);
  return [...new Set(paths)].map(payloadField);
}

/** Pure: what a query asks of one field by one choice; null: nothing. */
export function askedOf(query: URLSearchParams, field: OfferedField, choice: Choice): AskedFilter | null {
  if (choice !== 'between') {
    const values = [...new Set(query.getAll(paramOf(field, choice)))];
    return values.length === 0 ? null : { choice, values };
  }
  const [from, to] = [query.get(paramOf(field, 'from')) ?? '', query.get(paramOf(field, 'to')) ?? ''];
  return from === '' && to === '' ? null : { choice, values: [from, to] };
}

/** Pure: the filters that a query has in force, in the order of the fields. */
export function shownFilters(query: URLSearchParams, fields: readonly OfferedField[]): ShownFilter[] {
  return [...fields, ...payloadFields(query)].flatMap((field) =>
    choicesOf(field).flatMap((choice) => {
      const asked = askedOf(query, field, choice);
      return asked === null ? [] : [{ field, ...asked }];
    }),
  );
}

/** Pure: the parameters of one filter. */
export function paramsOf(field: OfferedField, choice: Choice): string[] {
  return choice === 'between' ? [paramOf(field, 'from'), paramOf(field, 'to')] : [paramOf(field, choice)];
}

/** What only makes sense for one page of a list: any change of filter drops it. */
const pageParams = ['cursor', 'trail'];

/** Pure: the list's query without a filter, on its first page. */
export function withoutFilter(query: URLSearchParams, field: OfferedField, choice: Choice): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of [...pageParams, ...paramsOf(field, choice)]) next.delete(name);
  return next;
}

/** Pure: the list's query with a filter in place of what it asked of the field by that choice; without values: without it. */
export function withFilter(query: URLSearchParams, { field, choice, values }: ShownFilter): URLSearchParams {
  const next = withoutFilter(query, field, choice);
  const names = paramsOf(field, choice);
  for (const [at, value] of values.entries()) {
    const name = names[choice === 'between' ? at : 0];
    if (name !== undefined && value !== '') next.append(name, value);
  }
  return next;
}
