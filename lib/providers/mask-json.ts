import { readExactJson } from './exact-json';
import { maskBrokenJson } from './mask-broken-json';
import { maskValue } from './mask-value';
import type { SensitivePlace, Sensitivity } from './sensitive';

/** Of a document that was read: a string, a brace, a comma, a colon, or a bare word. What is between them is space. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Level {
  place: SensitivePlace;
  /** Of an object: what its names lead to. */
  isObject: boolean;
  /** The field whose value comes next; null where a name does. */
  next: SensitivePlace | null;
}

function decode(text: string): string {
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? value : '';
}

/** `text` is JSON that was read: every token is what it looks like. */
function maskDocument(text: string, sensitivity: Sensitivity, root: SensitivePlace): string {
  const levels: Level[] = [];
  let masked = '';
  let written = 0;
  const replace = (from: number, to: number, value: string) => {
    masked += text.slice(written, from) + JSON.stringify(value);
    written = to;
  };
  for (const found of text.matchAll(token)) {
    const [word] = found;
    const level = levels.at(-1);
    const place = level ? (level.isObject ? level.next : level.place) : root;
    if (word === '{' || word === '[') {
      levels.push({ place: place ?? root, isObject: word === '{', next: null });
    } else if (word === '}' || word === ']') {
      levels.pop();
    } else if (word === ',') {
      if (level?.isObject) level.next = null;
    } else if (word !== ':') {
      const end = found.index + word.length;
      if (level?.isObject && place === null) level.next = level.place.at(decode(word));
      else if (place?.kind) {
        const said = word.startsWith('"') ? decode(word) : word;
        if (said !== '' && word !== 'null') replace(found.index, end, maskValue(place.kind, said));
      } else if (place && /^"[\s\\{[]/.test(word)) {
        const said = decode(word);
        const shown = maskJson(said, sensitivity, place);
        if (shown !== said) replace(found.index, end, shown);
      }
    }
  }
  return masked + text.slice(written);
}

/**
 * Pure: `text` that begins like JSON, with what is sensitive in it masked, also in JSON inside its strings (GatePay's `data`) and
 * in a string alone that holds JSON, and every other character as it came. `place`: where it stands. Needs no well-formed text.
 */
export function maskJson(text: string, sensitivity: Sensitivity, place: SensitivePlace = sensitivity.root): string {
  if (!looksLikeJson(text)) return text;
  if (readExactJson(text).ok) return maskDocument(text, sensitivity, place);
  return maskBrokenJson(text, sensitivity, (inside) => maskJson(inside, sensitivity, place));
}

/** Pure: whether a text is to be looked at as a document, be it broken or one string (encoded twice). */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{["]/.test(text);
}
