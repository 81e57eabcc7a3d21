/**
 * Decimals and sums of our own, for tests: nothing of the console's reading of JSON or of its arithmetic is in here, so that both
 * can be checked against it.
 */
const scale = 80;

/** A decimal text, exponents too, as a whole number of 10^-80. Throws on what is none. */
function toUnits(text: string): bigint {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (whole === '') throw new Error(`${text} is no decimal.`);
  const places = scale - fraction.length + Number(exponent);
  if (places < 0) throw new Error(`${text} has more digits than a test can sum.`);
  return BigInt(`${sign}${whole}${fraction}`) * 10n ** BigInt(places);
}

/** The shortest decimal text of a number of units. */
function toText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
  return units < 0n ? `-${text}` : text;
}

/** The shortest text of the same value: `0.10` and `1E-1` are both `0.1`. */
export function shortest(text: string): string {
  return toText(toUnits(text));
}

/** Exact sums by key; what is null adds nothing. */
export class Sums {
  readonly #units = new Map<string, bigint>();

  add(key: string, amount: string | null | undefined): void {
    if (amount == null) return;
    this.#units.set(key, (this.#units.get(key) ?? 0n) + toUnits(amount));
  }

  /** Sums that are not zero, by key, in the order of the keys. */
  get all(): Record<string, string> {
    const present = [...this.#units].filter(([, units]) => units !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(present.map(([key, units]) => [key, toText(units)]));
  }
}

const token = /"(?:[^"\\]|\\[\s\S])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON text with every number as the text that it was written as. */
export function rawJson(text: string): unknown {
  return JSON.parse(text.replace(token, (found) => (found.startsWith('"') ? found : JSON.stringify(found))));
}

/** A field of whatever `rawJson` gave, as text; null where there is none. */
export function rawField(value: unknown, ...path: (string | number)[]): string | null {
  const found = rawValue(value, ...path);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** A value inside whatever `rawJson` gave; undefined where there is none. */
export function rawValue(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inside, name) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, name) : undefined),
    value,
  );
}
