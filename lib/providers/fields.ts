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

/** What is wrong with a value: where in it, and the end of a sentence about it that never holds it. */
class Problem {
  readonly message: string;
  readonly path: readonly (string | number)[];

  constructor(message: string, path: readonly (string | number)[] = []) {
    this.message = message;
    this.path = path;
  }

  within(place: string | number): Problem {
    return new Problem(this.message, [place, ...this.path]);
  }
}

type Reader<T> = (value: unknown) => T | Problem;

/**
 * A zod schema made of a reader. Objects and lists are put together of readers and are one schema as a whole: the door reads every
 * field of every callback, and zod's own object, with a schema run a field, takes several times as long.
 */
export type Field<T> = z.ZodTransform<T, unknown> & { read: Reader<T> };

function schemaOf<T>(read: Reader<T>): Field<T> {
  const schema = z.transform((value: unknown, context): T => {
    const result = read(value);
    if (!(result instanceof Problem)) return result;
    context.issues.push({ code: 'custom', message: result.message, path: [...result.path], input: value });
    return z.NEVER;
  });
  return Object.assign(schema, { read });
}

function field<T>(wanted: string, read: (value: unknown) => T | undefined): Field<T> {
  const missing = new Problem('is missing');
  const unwanted = new Problem(`is not ${wanted}`);
  return schemaOf<T>((value) => {
    const result = read(value);
    if (result !== undefined) return result;
    return value === undefined ? missing : unwanted;
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

/** The fields of an object, by name. */
export type Shape = Readonly<Record<string, Field<unknown>>>;
/** What an object of these fields is read as. */
export type Fields<Of extends Shape> = { [Name in keyof Of]: z.output<Of[Name]> };

/** An object of known fields, others ignored. Names are looked up in a Map, so `__proto__` and the like are ordinary names. */
export function fields<Of extends Shape>(shape: Of): Field<Fields<Of>>;
export function fields(shape: Shape): Field<Record<string, unknown>> {
  const members = Object.entries(shape);
  return schemaOf((value) => {
    // An exact number or a list is an object too, and must not pass for one without fields.
    if (!(value instanceof Map)) return new Problem(value === undefined ? 'is missing' : 'is not an object');
    const found: Record<string, unknown> = {};
    for (const [name, { read }] of members) {
      const result = read(value.get(name));
      if (result instanceof Problem) return result.within(name);
      found[name] = result;
    }
    return found;
  });
}

/** As `fields`; absent and `null` are null. */
export function optionalFields<Of extends Shape>(shape: Of): Field<Fields<Of> | null> {
  const { read } = fields(shape);
  return schemaOf((value) => (value === undefined || value === null ? null : read(value)));
}

/** A list; absent and `null` are an empty one. */
export function optionalList<Item>({ read }: Field<Item>): Field<Item[]> {
  return schemaOf((value) => {
    if (isNothing(value)) return [];
    if (!Array.isArray(value)) return new Problem('is not a list');
    const items: Item[] = [];
    for (const [index, item] of value.entries()) {
      const result = read(item);
      if (result instanceof Problem) return result.within(index);
      items.push(result);
    }
    return items;
  });
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
