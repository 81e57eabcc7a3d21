import { z } from 'zod';
import { plainDecimal } from '@/lib/platform/money';
import { storableText } from '@/lib/platform/text';
import type { DecimalText } from './contract';
import { type ExactJson, ExactNumber, isExactObject, writeExactJson } from './exact-json';
import { genericKind } from './sensitive-names';

/**
 * zod schemas over the exact tree. Numbers never become JS numbers; every text that comes out can be stored (no NUL, no
 * lone surrogate). Absent, `null` and `""` are one: providers use all three for "nothing".
 */

/** Longest id taken: ids are indexed, and Postgres refuses an index entry over 2,704 bytes. */
export const idLengthMax = 200;
/** Longest text shown in a column; the payload keeps the whole. */
const textLengthMax = 500;

function field<T>(wanted: string, read: (value: unknown) => T | undefined) {
  return z.transform((value: unknown, context): T => {
    const result = read(value);
    if (result !== undefined) return result;
    context.issues.push({
      code: 'custom',
      message: value === undefined ? 'is missing' : `is not ${wanted}`,
      input: value,
    });
    return z.NEVER;
  });
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function orNull<T>(read: (value: unknown) => T | undefined) {
  return (value: unknown): T | null | undefined => (isNothing(value) ? null : read(value));
}

function readText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : value instanceof ExactNumber ? value.text : undefined;
  if (text === undefined) return undefined;
  return storableText(text.length > textLengthMax ? `${text.slice(0, textLengthMax - 1)}…` : text);
}

function readInteger(value: ExactNumber): string | undefined {
  return plainDecimal(value.text)?.match(/^(-?\d+)(?:\.0+)?$/)?.[1];
}

function readId(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : value instanceof ExactNumber ? readInteger(value) : undefined;
  return text !== undefined && text !== '' && text.length <= idLengthMax ? storableText(text) : undefined;
}

function readDecimal(value: unknown): DecimalText | undefined {
  const text = typeof value === 'string' ? value : value instanceof ExactNumber ? value.text : undefined;
  return text === undefined ? undefined : (plainDecimal(text) ?? undefined);
}

/** 2000-01-01 and 2100-01-01: an instant outside is no instant of a payment. */
const earliestSeconds = 946_684_800;
const latestSeconds = 4_102_444_800;

function readInstant(value: unknown): Date | null {
  const digits = /^(\d{9,16})(?:\.0+)?$/.exec(readDecimal(value) ?? '')?.[1];
  const number = Number(digits ?? 'NaN');
  if (number >= earliestSeconds && number <= latestSeconds) return new Date(number * 1000);
  return number >= earliestSeconds * 1000 && number <= latestSeconds * 1000 ? new Date(number) : null;
}

const idWords = `an id of 1 to ${idLengthMax} characters`;
const decimalWords = 'a decimal number of at most 60 digits on each side of the point';

/** An id or a closed word, from a string or an integer of any size (`1526052914503263472` keeps its digits). */
export const id = field(idWords, readId);
export const optionalId = field(idWords, orNull(readId));
/** Text for people; longer than 500 characters it is cut and ends in `…`. */
export const optionalText = field('text', orNull(readText));
/** Money from a string or a number, every digit kept. */
export const optionalDecimal = field(decimalWords, orNull(readDecimal));
/** Milliseconds since 1970 (or seconds, told apart by size), from a string or a number; 0 and what lies outside 2000–2100 are null. */
export const optionalInstant = field('an instant', readInstant);

/** An object of known fields, others ignored. Names are looked up in a Map, so `__proto__` and the like are ordinary names. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape);
  return z.preprocess(
    (value: unknown) => {
      if (value instanceof Map) {
        const found: Record<string, unknown> = {};
        for (const name of names) found[name] = value.get(name);
        return found;
      }
      // An exact number or a list is an object to zod, and must not pass for one without fields.
      return value === undefined ? undefined : null;
    },
    z.object(shape, { error: (issue) => (issue.input === undefined ? 'is missing' : 'is not an object') }),
  );
}

/** A list; absent and `null` are an empty one. */
export function optionalList<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value: unknown) => (isNothing(value) ? [] : value), z.array(item, { error: 'is not a list' }));
}

/** The first thing wrong, as a sentence that names the field and never its value: `suborders[1].amount is not a decimal number …`. */
export function describeProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = (issue?.path ?? [])
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
  return `${path === '' ? 'The document' : path} ${issue?.message ?? 'is not as documented'}.`;
}

/** The fields of `source` that are not in `without`, as text (nested ones as JSON), empty ones dropped: what has no column of its own. */
export function restAsText(source: ExactJson | undefined, without: readonly string[]): Record<string, string> {
  if (!isExactObject(source)) return {};
  const rest: [string, string][] = [];
  for (const [name, value] of source) {
    if (isNothing(value) || without.includes(name) || genericKind([name]) !== null) continue;
    rest.push([storableText(name), storableText(typeof value === 'string' ? value : writeExactJson(value))]);
  }
  return Object.fromEntries(rest);
}
