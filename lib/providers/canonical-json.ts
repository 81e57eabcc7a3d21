import { type ExactJson, ExactNumber, isExactArray, isExactObject } from './exact-json';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;

/** Up to this length a text is copied code by code, which is cheaper than a call out of JavaScript. */
const shortMax = 64;
/** UTF-8 of one UTF-16 code. */
const bytesOfCodeMax = 3;
/** What is kept between documents; one that needs more has memory of its own. */
const keptBytes = 64 * 1024;
/** What JSON escapes inside a string, and whatever may be half of something. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 §7 has exactly these escaped
const escapedPattern = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Up to so many names are put in place one by one. */
const fewNames = 32;

/** Names in the order of their UTF-16 codes, as `sort` has it, which makes several lists of its own for each. */
function sortedNames(fields: ReadonlyMap<string, ExactJson>): readonly string[] {
  if (fields.size > fewNames) return [...fields.keys()].sort();
  const names: string[] = [];
  for (const name of fields.keys()) {
    let at = names.length;
    for (; at > 0; at -= 1) {
      const before = names[at - 1];
      if (before === undefined || before < name) break;
      names[at] = before;
    }
    names[at] = name;
  }
  return names;
}

/** Writes canonical JSON as UTF-8 into one growing piece of memory: strings put together would be garbage several times the document. */
class Writer {
  #bytes: Buffer;
  #length = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  value(value: ExactJson): void {
    if (typeof value === 'string') this.#string(value);
    else if (value instanceof ExactNumber) this.#plain(value.text);
    else if (isExactArray(value)) this.#array(value);
    else if (isExactObject(value)) this.#object(value);
    else this.#plain(String(value));
  }

  #object(fields: ReadonlyMap<string, ExactJson>): void {
    this.#byte(0x7b);
    let isFirst = true;
    for (const name of sortedNames(fields)) {
      if (!isFirst) this.#byte(comma);
      isFirst = false;
      this.#string(name);
      this.#byte(colon);
      this.value(fields.get(name) ?? null);
    }
    this.#byte(0x7d);
  }

  #array(items: readonly ExactJson[]): void {
    this.#byte(0x5b);
    let isFirst = true;
    for (const item of items) {
      if (!isFirst) this.#byte(comma);
      isFirst = false;
      this.value(item);
    }
    this.#byte(0x5d);
  }

  #string(text: string): void {
    if (text.length <= shortMax) {
      if (!this.#short(text)) this.#plain(JSON.stringify(text));
    } else if (escapedPattern.test(text)) {
      this.#plain(JSON.stringify(text));
    } else {
      this.#byte(quote);
      this.#plain(text);
      this.#byte(quote);
    }
  }

  /** Writes `text` with its quotation marks where every code of it stands for itself; else nothing, and answers false. */
  #short(text: string): boolean {
    this.#reserve(text.length + 2);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = quote;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code > 0x7e || code === quote || code === backslash) return false;
      bytes[at++] = code;
    }
    bytes[at++] = quote;
    this.#length = at;
    return true;
  }

  #plain(text: string): void {
    this.#reserve(text.length * bytesOfCodeMax);
    this.#length += this.#bytes.write(text, this.#length);
  }

  #byte(code: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = code;
    this.#length += 1;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.#length + bytes));
    grown.set(this.written);
    this.#bytes = grown;
  }
}

const kept = Buffer.allocUnsafe(keptBytes);

/**
 * One text for documents that say the same: fields sorted by name, no space, digits as sent. For digests, not for signatures.
 * `use` gets its UTF-8 bytes in memory that the next call writes over.
 */
export function withCanonicalJson<T>(value: ExactJson, use: (bytes: Uint8Array) => T): T {
  const writer = new Writer(kept);
  writer.value(value);
  return use(writer.written);
}

/** The canonical text itself. */
export function canonicalJson(value: ExactJson): string {
  return withCanonicalJson(value, (bytes) => Buffer.from(bytes).toString('utf8'));
}
