/** A JSON number with the digits as sent: `2362.10` and `1526052914503263472` survive. */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An object in document order; a Map, so that no key (`__proto__`, `7`) is special. */
export type ExactObject = ReadonlyMap<string, ExactJson>;
export type ExactJson = null | boolean | string | ExactNumber | readonly ExactJson[] | ExactObject;

export type ExactJsonResult = { ok: true; value: ExactJson } | { ok: false; detail: string };

const depthMax = 64;
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 §7 forbids exactly these inside a string
const stringPattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const unplainPattern = /[\\\u0000-\u001f]/;
/** UTF-16 codes of what the syntax is made of. */
const codes = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openArray: 0x5b,
  closeArray: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
  f: 0x66,
  n: 0x6e,
  t: 0x74,
} as const;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

class Unreadable extends Error {}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): ExactJson {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) this.#fail('text after the end of the document');
    return value;
  }

  #fail(what: string): never {
    throw new Unreadable(`${what} at character ${this.#at}`);
  }

  #space(): void {
    // A loop over codes: several times faster here than a sticky pattern, and this is the door's hottest path.
    for (; ; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    }
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return null;
    const from = this.#at;
    this.#at = pattern.lastIndex;
    return this.#text.slice(from, this.#at);
  }

  #take(code: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at += 1;
    return true;
  }

  #string(): string {
    // Most strings hold nothing to unescape or refuse; their end is the next quotation mark.
    if (this.#text.charCodeAt(this.#at) === codes.quote) {
      const end = this.#text.indexOf('"', this.#at + 1);
      const plain = this.#text.slice(this.#at + 1, Math.max(end, this.#at + 1));
      if (end >= 0 && !unplainPattern.test(plain)) {
        this.#at = end + 1;
        return plain;
      }
    }
    const token = this.#match(stringPattern) ?? this.#fail('a string that does not end or is not well formed');
    if (!token.includes('\\')) return token.slice(1, -1);
    const value: unknown = JSON.parse(token);
    return typeof value === 'string' ? value : this.#fail('a string expected');
  }

  #value(depth: number): ExactJson {
    if (depth > depthMax) this.#fail(`nesting deeper than ${depthMax}`);
    this.#space();
    switch (this.#text.charCodeAt(this.#at)) {
      case codes.quote:
        return this.#string();
      case codes.openObject:
        return this.#object(depth);
      case codes.openArray:
        return this.#array(depth);
      case codes.n:
        return this.#word('null', null);
      case codes.t:
        return this.#word('true', true);
      case codes.f:
        return this.#word('false', false);
      default:
        return new ExactNumber(this.#match(numberPattern) ?? this.#fail('a value expected'));
    }
  }

  #word(word: string, value: null | boolean): null | boolean {
    if (!this.#text.startsWith(word, this.#at)) this.#fail('a value expected');
    this.#at += word.length;
    return value;
  }

  #object(depth: number): ExactObject {
    const fields = new Map<string, ExactJson>();
    this.#at += 1;
    this.#space();
    if (this.#take(codes.closeObject)) return fields;
    do {
      this.#space();
      const name = this.#string();
      // Two readers may disagree on which of two equal names counts: money is not read from such a document.
      if (fields.has(name)) this.#fail(`the name ${JSON.stringify(name).slice(0, 80)} a second time in one object`);
      this.#space();
      if (!this.#take(codes.colon)) this.#fail('a colon expected');
      fields.set(name, this.#value(depth + 1));
      this.#space();
    } while (this.#take(codes.comma));
    if (!this.#take(codes.closeObject)) this.#fail('a comma or the end of an object expected');
    return fields;
  }

  #array(depth: number): readonly ExactJson[] {
    const items: ExactJson[] = [];
    this.#at += 1;
    this.#space();
    if (this.#take(codes.closeArray)) return items;
    do {
      items.push(this.#value(depth + 1));
      this.#space();
    } while (this.#take(codes.comma));
    if (!this.#take(codes.closeArray)) this.#fail('a comma or the end of an array expected');
    return items;
  }
}

/**
 * Reads an RFC 8259 document without losing a digit or the order of fields. Refuses what readers disagree on: a name
 * twice in one object, nesting deeper than 64, bytes that are not UTF-8, a byte order mark. Never throws.
 */
export function readExactJson(source: string | Uint8Array): ExactJsonResult {
  try {
    const text = typeof source === 'string' ? source : utf8.decode(source);
    return { ok: true, value: new Reader(text).document() };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, detail: error.message };
    if (error instanceof TypeError) return { ok: false, detail: 'bytes that are not UTF-8' };
    if (error instanceof RangeError) return { ok: false, detail: 'a document too large to read' };
    throw error;
  }
}

export function isExactObject(value: ExactJson | undefined): value is ExactObject {
  return value instanceof Map;
}

export function isExactArray(value: ExactJson | undefined): value is readonly ExactJson[] {
  return Array.isArray(value);
}

/** JSON text of `value` with every digit; `indent` spaces a level, 0 for one line. Reading it again gives the same tree. */
export function writeExactJson(value: ExactJson, indent = 0, level = 0): string {
  if (value instanceof ExactNumber) return value.text;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  const [open, close] = isExactArray(value) ? ['[', ']'] : ['{', '}'];
  const items = isExactArray(value)
    ? value.map((item) => writeExactJson(item, indent, level + 1))
    : [...value].map(
        ([name, item]) => `${JSON.stringify(name)}:${indent > 0 ? ' ' : ''}${writeExactJson(item, indent, level + 1)}`,
      );
  if (items.length === 0) return open + close;
  if (indent === 0) return open + items.join(',') + close;
  const pad = ' '.repeat(indent * (level + 1));
  return `${open}\n${pad}${items.join(`,\n${pad}`)}\n${' '.repeat(indent * level)}${close}`;
}
