import { termsOf } from './fact-terms';
import { factPathLengthMax, factPathOf } from './payload-path';

/** What one callback's payload is filtered by: values by path, and the numbers by which an index finds them. */
export interface PayloadFacts {
  /** Values in the form of search (lib/intake/search-document), by path without places in lists. */
  values: Readonly<Record<string, readonly string[]>>;
  terms: readonly number[];
}

/** Distinct values of one payload at most; ten thousand lines are found by the indexes of their own. */
const factsMax = 1_000;

/** Gathers the facts of one payload. */
export class FactCollector {
  // Lists and no sets: nearly every path has one value, and the text that values come from bounds how many one can have.
  readonly #values = new Map<string, string[]>();
  readonly #terms = new Set<number>();
  #count = 0;

  /** `path` as `payloadLeaves` has it; `value` in the form of search. */
  add(path: string, value: string): void {
    const field = factPathOf(path);
    if (value === '' || field.length > factPathLengthMax || this.#count >= factsMax) return;
    const values = this.#values.get(field);
    if (values?.includes(value)) return;
    if (values) values.push(value);
    else this.#values.set(field, [value]);
    this.#count += 1;
    for (const term of termsOf(field, value)) this.#terms.add(term);
  }

  facts(): PayloadFacts {
    return { values: Object.fromEntries(this.#values), terms: [...this.#terms] };
  }
}

/** Of what cannot be read. */
export const noFacts: PayloadFacts = { values: {}, terms: [] };
