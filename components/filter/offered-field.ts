import { payloadParam } from '@/lib/intake/facts/payload-path';
import { conditionParam } from '@/lib/platform/query/condition-param';
import type { FieldKind, Operator } from '@/lib/platform/query/filter-fields';

export interface FilterOption {
  value: string;
  label: string;
}

/** A field of a list as its filters offer it: plain data, for the browser too. */
export interface OfferedField {
  /** The query parameter of its `is`; of a payload's value `payload.main_order.status`. */
  name: string;
  label: string;
  kind: FieldKind;
  operators: readonly Operator[];
  /** What it can be, or has been of late; null: a value is typed. */
  options: readonly FilterOption[] | null;
}

/** The operators as a person chooses them: the two ends of a range are one. */
export const choices = ['is', 'not', 'contains', 'between'] as const;
export type Choice = (typeof choices)[number];

export const choiceLabels: Readonly<Record<Choice, string>> = {
  is: 'is',
  not: 'is not',
  contains: 'contains',
  between: 'between',
};

/** Pure: the choices of a field. */
export function choicesOf({ operators }: Pick<OfferedField, 'operators'>): Choice[] {
  return choices.filter((choice) => operators.includes(choice === 'between' ? 'from' : choice));
}

const payloadPrefix = 'payload.';

/** Pure: the path of a field of payloads; null: it is no such field. */
export function pathOf({ name }: Pick<OfferedField, 'name'>): string | null {
  return name.startsWith(payloadPrefix) ? name.slice(payloadPrefix.length) : null;
}

/** Pure: the value at `path` of payloads, as a field. */
export function payloadField(path: string): OfferedField {
  return {
    name: `${payloadPrefix}${path}`,
    label: path,
    kind: 'text',
    operators: ['is', 'not', 'contains', 'from', 'to'],
    options: null,
  };
}

/** Pure: the query parameter of a field's operator. */
export function paramOf(field: Pick<OfferedField, 'name'>, operator: Operator): string {
  const path = pathOf(field);
  return path === null ? conditionParam(field.name, operator) : payloadParam(path, operator);
}
