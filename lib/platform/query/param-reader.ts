import { storableText } from '@/lib/platform/text';
import { conditionValuesMax, readInstant } from './filter-fields';

/** Query parameters as a route handler (`URLSearchParams`) or a page (`await searchParams`) has them. */
export type QueryParams = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

/** What is wrong with one parameter, in a sentence that says what it takes. */
export interface ParamProblem {
  name: string;
  message: string;
}

const textLengthMax = 500;

function toSearchParams(params: QueryParams): URLSearchParams {
  if (params instanceof URLSearchParams) return params;
  const entries = Object.entries(params).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(entries);
}

/**
 * Reads query parameters one by one. What cannot be used is left out and noted in `problems`: a page shows the rest, the
 * API answers 400. Empty values count as absent. Texts come out storable.
 */
export class ParamReader {
  readonly problems: ParamProblem[] = [];
  readonly #params: URLSearchParams;
  readonly #names = new Set<string>();

  constructor(params: QueryParams) {
    this.#params = toSearchParams(params);
  }

  /** Every name that was given, each once. */
  get names(): string[] {
    return [...new Set(this.#params.keys())];
  }

  /** Names that were given and that nobody asked for. */
  get unknownNames(): string[] {
    return this.names.filter((name) => !this.#names.has(name));
  }

  /** Every distinct value of a repeatable parameter; where there are too many or one is too long, none of them can be used. */
  texts(name: string): string[] {
    this.#names.add(name);
    const values = this.#params.getAll(name).map((value) => storableText(value.trim()));
    const distinct = [...new Set(values)].filter((value) => value !== '');
    if (distinct.some((value) => value.length > textLengthMax))
      this.#problem(name, `takes at most ${textLengthMax} characters`);
    else if (distinct.length > conditionValuesMax) this.#problem(name, `takes at most ${conditionValuesMax} values`);
    else return distinct;
    return [];
  }

  /** The value of a parameter that takes one: of several nobody could say which was meant. */
  text(name: string): string | null {
    const values = this.texts(name);
    if (values.length > 1) this.#problem(name, 'takes one value');
    return values.length === 1 ? (values[0] ?? null) : null;
  }

  /** Values of a closed set. */
  words<Word extends string>(name: string, known: readonly Word[]): Word[] {
    return this.texts(name).flatMap((text) => {
      const word = known.find((one) => one === text);
      if (word === undefined) this.#problem(name, `takes ${known.join(', ')}`);
      return word === undefined ? [] : [word];
    });
  }

  boolean(name: string): boolean | null {
    const [word] = this.words(name, ['true', 'false']);
    return word === undefined ? null : word === 'true';
  }

  /** ISO 8601 UTC with milliseconds; a date alone is its first instant in UTC. */
  instant(name: string): string | null {
    const text = this.text(name);
    if (text === null) return null;
    const instant = readInstant(text);
    if (instant !== null) return instant;
    this.#problem(name, 'takes a date or an instant with its zone, as 2026-03-02 or 2026-03-02T09:00:00Z');
    return null;
  }

  integer(name: string, { min, max, otherwise }: { min: number; max: number; otherwise: number }): number {
    const text = this.text(name);
    if (text === null) return otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    this.#problem(name, `takes a whole number from ${min} to ${max}`);
    return otherwise;
  }

  /** Notes what is wrong with a parameter that was read; `message` goes on from its name. */
  refuse(name: string, message: string): void {
    this.#problem(name, message);
  }

  #problem(name: string, message: string): void {
    this.problems.push({ name, message: `${name} ${message}.` });
  }
}

/** Pure: the parameters that read back as `values`; null, empty lists and undefined are left out. */
export function writeParams(
  values: Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'object') for (const one of value) params.append(name, one);
    else params.append(name, String(value));
  }
  return params;
}
