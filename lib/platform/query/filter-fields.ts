/** How a value is held against a field: one of them, none of them, some text within it, and the two ends of a range. */
export const operators = ['is', 'not', 'contains', 'from', 'to'] as const;
export type Operator = (typeof operators)[number];

/** What a field holds, which says how it can be filtered. */
export const fieldKinds = ['choice', 'text', 'number', 'amount', 'instant', 'flag'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** The operators of a kind, in the order offered. `amount` is decimal text within one currency; `to` of an instant is excluded, else included. */
export const kindOperators: Readonly<Record<FieldKind, readonly Operator[]>> = {
  choice: ['is', 'not'],
  text: ['is', 'not', 'contains'],
  number: ['is', 'not', 'from', 'to'],
  amount: ['is', 'not', 'from', 'to'],
  instant: ['from', 'to'],
  flag: ['is'],
};

/** A field that a list can be narrowed by. */
export interface FilterField<Name extends string = string> {
  name: Name;
  kind: FieldKind;
  /** Every value there is, where the set is closed. */
  words?: readonly string[];
  /** What its values look like, where the set is open but not of any text, and what to say of others. */
  form?: { pattern: RegExp; takes: string };
}

/** One thing asked of a field: the values of one condition are alternatives, conditions are all to hold. */
export interface Condition<Name extends string = string> {
  field: Name;
  operator: Operator;
  /** As they are compared: instants in ISO 8601 UTC, amounts as decimal text, flags as `true` or `false`. */
  values: readonly string[];
}

/** Values of one condition at most. */
export const conditionValuesMax = 50;
const valueLengthMax = 500;

/** A value as it is compared, or what the field takes instead, to go on after its name. */
export type ReadValue = { ok: true; value: string } | { ok: false; takes: string };

const instantPattern = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Pure: ISO 8601 UTC with milliseconds of a date or an instant with its zone; null for any other text. */
export function readInstant(text: string): string | null {
  const time = instantPattern.test(text) ? Date.parse(text) : Number.NaN;
  // Postgres and the four-digit form of ISO 8601 both hold these years.
  return time >= 0 && time < 253_402_300_800_000 ? new Date(time).toISOString() : null;
}

const readers: Readonly<Record<FieldKind, (text: string, words: readonly string[] | undefined) => ReadValue>> = {
  choice: (text, words) =>
    !words || words.includes(text) ? { ok: true, value: text } : { ok: false, takes: `takes ${words.join(', ')}` },
  text: (text) => ({ ok: true, value: text }),
  number: (text) =>
    /^\d{1,18}$/.test(text) ? { ok: true, value: text } : { ok: false, takes: 'takes a whole number' },
  amount: (text) =>
    /^-?\d{1,40}(?:\.\d{1,40})?$/.test(text)
      ? { ok: true, value: text }
      : { ok: false, takes: 'takes a decimal number, as 12.50' },
  instant: (text) => {
    const value = readInstant(text);
    const takes = 'takes a date or an instant with its zone, as 2026-03-02 or 2026-03-02T09:00:00Z';
    return value === null ? { ok: false, takes } : { ok: true, value };
  },
  flag: (text) =>
    text === 'true' || text === 'false' ? { ok: true, value: text } : { ok: false, takes: 'takes true, false' },
};

/** Pure: `text` as a value of `field`. */
export function readFieldValue(field: Pick<FilterField, 'kind' | 'words' | 'form'>, text: string): ReadValue {
  if (text.length > valueLengthMax) return { ok: false, takes: `takes at most ${valueLengthMax} characters` };
  if (field.form && !field.form.pattern.test(text)) return { ok: false, takes: field.form.takes };
  return readers[field.kind](text, field.words);
}

const operatorWords: Readonly<Record<Operator, string>> = {
  is: 'is',
  not: 'is not',
  contains: 'contains',
  from: 'from',
  to: 'up to',
};

/** Pure: "attempts from 3", "provider status is not INIT or WAIT". */
export function conditionWords({ field, operator, values }: Condition): string {
  const name = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${name} ${operatorWords[operator]} ${values.join(' or ')}`;
}

/** Pure: what is wrong with how many values a condition has; null: nothing. */
export function wrongCount(operator: Operator, kind: FieldKind, count: number): string | null {
  const one = operator === 'from' || operator === 'to' || kind === 'flag';
  if (one && count > 1) return 'takes one value';
  return count > conditionValuesMax ? `takes at most ${conditionValuesMax} values` : null;
}
