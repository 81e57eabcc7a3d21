import { ExactNumber, type ExactObject } from '@/lib/providers/exact-json';
import { phpNumber, phpText, phpTrim } from './php-text';
import { type RecordType, signedFields } from './records';

/** One way in which Bayarcash may have written down what it signed. */
export interface SignedText {
  /** For people: the record, and what was read differently than sent. */
  form: string;
  fields: readonly string[];
  message: string;
}

/** A field whose value keeps the signed text from being read in one way only, and why. */
export interface Unsignable {
  field: string;
  because: string;
}

interface Reading {
  words: string;
  asText(payload: ExactObject, name: string): string | null;
}

function asReceived(payload: ExactObject, name: string): string | null {
  return phpText(payload.get(name));
}

function asPhpPrints(payload: ExactObject, name: string): string | null {
  const value = payload.get(name);
  return value instanceof ExactNumber ? phpNumber(value) : phpText(value);
}

/** In the order tried. Bayarcash advises to trim values first; its pages print amounts as texts and as numbers. */
const readings: readonly Reading[] = [
  { words: '', asText: asReceived },
  { words: ', numbers as PHP prints them', asText: asPhpPrints },
  { words: ', trimmed', asText: (payload, name) => phpTrim(asReceived(payload, name) ?? '') },
  {
    words: ', trimmed, numbers as PHP prints them',
    asText: (payload, name) => phpTrim(asPhpPrints(payload, name) ?? ''),
  },
];

interface FieldList {
  words: string;
  fields: readonly string[];
  /** The one field that may hold the separator: what stands before and after it is counted from both ends. */
  mayHoldSeparator: string | null;
}

/** Traffic that was signed before Bayarcash signed `application_type`. Source: php-sdk, changelog of 2.3.0. */
function fieldLists(record: RecordType, payload: ExactObject): FieldList[] {
  const full: FieldList = { words: record, fields: signedFields[record], mayHoldSeparator: 'payer_name' };
  if (record !== 'authorization' || payload.has('application_type')) return [full];
  const older = full.fields.filter((name) => name !== 'application_type');
  return [full, { words: `${record} without application_type`, fields: older, mayHoldSeparator: null }];
}

/**
 * Why the fields cannot be told from their joined text; null: they can. Every list has its own number of fields, so a text
 * without `|` in a value comes apart in one way only, whatever record it is passed off as.
 */
function unsignableIn(payload: ExactObject, { fields, mayHoldSeparator }: FieldList): Unsignable | null {
  for (const field of fields) {
    const text = phpText(payload.get(field));
    if (text === null) return { field, because: 'is no plain text' };
    if (text.includes('|') && field !== mayHoldSeparator) return { field, because: 'holds the sign |' };
  }
  return null;
}

/** The values of `fields` joined by `|`; what has no text is empty. */
export function joinValues(payload: ExactObject, fields: readonly string[], reading = readings[0]): string {
  return fields.map((name) => reading?.asText(payload, name) ?? '').join('|');
}

/** What the sender may have signed, in the order to try, or the field that makes it ambiguous. */
export function signedTexts(
  record: RecordType,
  payload: ExactObject,
): { texts: SignedText[]; unsignable: Unsignable | null } {
  const lists = fieldLists(record, payload);
  const unsignable = lists.map((list) => unsignableIn(payload, list));
  const usable = lists.filter((_, index) => unsignable[index] === null);
  const texts = usable.flatMap((list) =>
    readings.map((reading) => ({
      form: `${list.words}${reading.words}`,
      fields: list.fields,
      message: joinValues(payload, list.fields, reading),
    })),
  );
  const distinct = texts.filter(
    ({ message }, index) => texts.findIndex((other) => other.message === message) === index,
  );
  return { texts: distinct, unsignable: unsignable[0] ?? null };
}
