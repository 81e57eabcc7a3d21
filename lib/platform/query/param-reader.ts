import { storableText } from '@/lib/platform/text';

/** Query parameters as a route handler (`URLSearchParams`) or a page (`await searchParams`) has them. */
export type QueryParams = URLSearchParams | Readonly<Record<string, string | string[] | undefined>>;

/** What is wrong with one parameter, in a sentence that says what it takes. */
export interface ParamProblem {
  name: string;
  message: string;
}

const textLengthMax = 500;
const valuesMax = 50;

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

  /** Names that were given and that nobody asked for. */
  get unknownNames(): string[] {
    return [...new Set(this.#params.keys())].filter((name) => !this.#names.has(name));
  }

  /** Every distinct value of a repeatable parameter. */
  texts(name: string): string[] {
    this.#names.add(name);
    const values = this.#params.getAll(name).map((value) => storableText(value.trim()));
    const distinct = [...new Set(values)].filter((value) => value !== '' && value.length <= textLengthMax);
    return distinct.slice(0, valuesMax);
  }

  text(name: string): string | null {
    return this.texts(name)[0] ?? null;
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
    const isInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
    const time = isInstant ? Date.parse(text) : Number.NaN;
    // Postgres and the four-digit form of ISO 8601 both hold these years.
    if (time >= 0 && time < 253_402_300_800_000) return new Date(time).toISOString();
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

  /** Plain decimal text, as amounts are written: `12.50`. */
  decimal(name: string): string | null {
    const text = this.text(name);
    if (text === null || /^-?\d{1,40}(?:\.\d{1,40})?$/.test(text)) return text;
    this.#problem(name, 'takes a decimal number, as 12.50');
    return null;
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
