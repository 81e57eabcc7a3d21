import { type ExactJson, ExactNumber, isExactArray, isExactObject, readExactJson, writeExactJson } from './exact-json';
import { maskMultipartText } from './multipart';

/** What stands where a sensitive value stood. ASCII, so that it fits text of any encoding. */
export const maskedValue = '***';

/** Values that hide nothing. */
const saysNothing: readonly string[] = ['', '""', 'null'];

const stringToken = /"(?:[^"\\]|\\[\s\S])*(?:"|$)/y;
const plainToken = /[^\s,:{}[\]"]+/y;

function tokenAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function decodeString(token: string): string {
  const read = readExactJson(token);
  return read.ok && typeof read.value === 'string' ? read.value : token.slice(1, token.endsWith('"') ? -1 : undefined);
}

/** Where the value that begins at `at` ends, also where the text breaks off inside it. */
function valueEnd(text: string, at: number): number {
  let depth = 0;
  let place = at;
  while (place < text.length) {
    const token = tokenAt(stringToken, text, place);
    const character = text[place] ?? '';
    if (token !== '') place += token.length;
    else if ('{['.includes(character) || '}]'.includes(character)) {
      depth += '{['.includes(character) ? 1 : -1;
      place += 1;
    } else place += Math.max(tokenAt(plainToken, text, place).length, 1);
    if (depth <= 0) return place;
  }
  return place;
}

/** JSON inside a string of JSON, as GatePay's `data`: masked the same way, and written again only if something was. */
function maskInside(token: string, isSensitive: (name: string) => boolean): string {
  const inside = decodeString(token);
  if (!/^\s*[{[]/.test(inside)) return token;
  const masked = maskJsonText(inside, isSensitive);
  return masked === inside ? token : JSON.stringify(masked);
}

/** Tolerant of what is no JSON: bodies that were turned away or cut are masked as far as they go. */
function maskJsonText(text: string, isSensitive: (name: string) => boolean): string {
  let masked = '';
  let place = 0;
  while (place < text.length) {
    const quote = text.indexOf('"', place);
    if (quote < 0) break;
    masked += text.slice(place, quote);
    const token = tokenAt(stringToken, text, quote);
    place = quote + token.length;
    const colon = tokenAt(/\s*:\s*/y, text, place);
    if (colon === '') masked += maskInside(token, isSensitive);
    else if (isSensitive(decodeString(token))) {
      const end = valueEnd(text, place + colon.length);
      const value = text.slice(place + colon.length, end);
      masked += token + colon + (saysNothing.includes(value) ? value : `"${maskedValue}"`);
      place = end;
    } else {
      masked += token + colon;
      place += colon.length;
    }
  }
  return masked + text.slice(place);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function maskPair(pair: string, isSensitive: (name: string) => boolean): string {
  const cut = pair.indexOf('=');
  if (cut < 0) return pair;
  const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)];
  // `payer[bank_account]`: PHP's spelling of a field inside a field.
  const names = decodePart(name).split(/[[\].]+/);
  if (value !== '' && names.some(isSensitive)) return `${name}=${maskedValue}`;
  const decoded = decodePart(value);
  if (!/^\s*[{[]/.test(decoded)) return pair;
  const masked = maskJsonText(decoded, isSensitive);
  return masked === decoded ? pair : `${name}=${encodeURIComponent(masked)}`;
}

/** In one pass: what was turned away can be a megabyte of anything, and a pattern would begin anew at each of its characters. */
function maskFormText(text: string, isSensitive: (name: string) => boolean): string {
  return text
    .split('&')
    .map((pair) => maskPair(pair, isSensitive))
    .join('&');
}

/** Pure: whether a field of that name is one of `names`, in any case. */
export function sensitivity(names: readonly string[]): (name: string) => boolean {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  return (name) => wanted.has(name.trim().toLowerCase());
}

/**
 * The body or query `text` with the values of the fields in `names` (any depth, any case) replaced by `***`, all else as it
 * came. Reads JSON, forms, JSON inside either, and multipart; needs no well-formed text. Null and empty values stay.
 */
export function maskText(text: string, names: readonly string[]): string {
  if (names.length === 0) return text;
  const isSensitive = sensitivity(names);
  if (/^\s*--/.test(text)) return maskMultipartText(text, maskedValue, isSensitive);
  return /^\s*[{["]/.test(text) ? maskJsonText(text, isSensitive) : maskFormText(text, isSensitive);
}

/** The same for a payload that was read; null and "" stay. */
export function maskPayload(value: ExactJson, names: readonly string[]): ExactJson {
  const isSensitive = sensitivity(names);
  const mask = (item: ExactJson): ExactJson => {
    if (isExactArray(item)) return item.map(mask);
    if (isExactObject(item)) {
      return new Map(
        [...item].map(([name, inner]) => [
          name,
          isSensitive(name) && inner !== null && inner !== '' ? maskedValue : mask(inner),
        ]),
      );
    }
    if (typeof item !== 'string' || !/^\s*[{[]/.test(item)) return item;
    const inside = readExactJson(item);
    if (!inside.ok) return maskJsonText(item, isSensitive);
    const masked = writeExactJson(mask(inside.value));
    return masked === writeExactJson(inside.value) ? item : masked;
  };
  return value instanceof ExactNumber ? value : mask(value);
}

/** `headers` as a screen may show them: the values of `names` (lower case) are masked. */
export function maskHeaders(
  headers: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, names.includes(name) ? maskedValue : value]),
  );
}
