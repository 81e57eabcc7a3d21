import { readExactJson } from './exact-json';
import { maskBrokenJson } from './mask-broken-json';
import { InsideReader, looksLikeJson } from './mask-inside';
import type { PathUp } from './mask-path';
import { maskedValue, maskValue } from './mask-value';
import type { SensitiveKind, SensitivePlace, Sensitivity } from './sensitive';

/**
 * Of what a string holds no more than this many times its length is shown with masks in it; what would be longer is masked whole. Masks
 * of numbers bring quotation marks, and each level of strings doubles the signs that stand before them.
 */
const growthMax = 4;

/** One masking of one document. */
export interface Masking {
  sensitivity: Sensitivity;
  /** Of this document alone. */
  reader: InsideReader;
  /** Is told of each value that is masked. */
  note?: (at: PathUp, kind: SensitiveKind) => void;
}

/** A masking of a document yet to be looked at. */
export function newMasking(sensitivity: Sensitivity, note?: Masking['note']): Masking {
  return { sensitivity, reader: new InsideReader(), ...(note && { note }) };
}

/** Where a text stands. */
export interface Standing {
  place: SensitivePlace;
  /** How many strings it lies in. */
  level: number;
  at: PathUp;
}

/** Of a document that was read: a string, a brace, a comma, a colon, or a bare word. What is between them is space. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Open {
  place: SensitivePlace;
  at: PathUp;
  /** Of an object: what its names lead to. */
  isObject: boolean;
  /** The field whose value comes next; null where a name does. */
  next: SensitivePlace | null;
  /** Its name, or the place of the next item. */
  step: string | number;
}

function decode(text: string): string {
  const value: unknown = JSON.parse(text);
  return typeof value === 'string' ? value : '';
}

/** `text` is JSON that was read: every token is what it looks like. */
function maskDocument(text: string, masking: Masking, { place: root, level, at }: Standing): string {
  const opened: Open[] = [];
  let masked = '';
  let written = 0;
  const replace = (from: number, to: number, value: string) => {
    masked += text.slice(written, from) + JSON.stringify(value);
    written = to;
  };
  for (const found of text.matchAll(token)) {
    const [word] = found;
    const open = opened.at(-1);
    const place = open ? (open.isObject ? open.next : open.place) : root;
    const here = (): PathUp => (open ? { above: open.at, step: open.step } : at);
    if (word === '{' || word === '[') {
      opened.push({
        place: place ?? root,
        at: here(),
        isObject: word === '{',
        next: null,
        step: word === '{' ? '' : 0,
      });
    } else if (word === '}' || word === ']') {
      opened.pop();
    } else if (word === ',') {
      if (open?.isObject) open.next = null;
      else if (open) open.step = Number(open.step) + 1;
    } else if (word !== ':') {
      const end = found.index + word.length;
      if (open?.isObject && place === null) {
        open.step = decode(word);
        open.next = open.place.at(open.step);
      } else if (place?.kind) {
        const said = word.startsWith('"') ? decode(word) : word;
        if (said !== '' && word !== 'null') {
          masking.note?.(here(), place.kind);
          replace(found.index, end, maskValue(place.kind, said));
        }
      } else if (place && /^"[\s\\{[]/.test(word)) {
        const said = decode(word);
        const shown = maskInside(said, masking, { place, level: level + 1, at: here() });
        if (shown !== said) replace(found.index, end, shown);
      }
    }
  }
  return masked + text.slice(written);
}

/** Pure but for `masking`: a text that begins like JSON and does not read, masked as far as it goes. */
export function maskBroken(text: string, masking: Masking, { place, level, at }: Standing): string {
  const inside = (said: string) => maskInside(said, masking, { place, level: level + 1, at });
  return bounded(text, maskBrokenJson(text, masking.sensitivity, inside), masking, at);
}

function bounded(text: string, masked: string, masking: Masking, at: PathUp): string {
  if (masked.length <= text.length * growthMax) return masked;
  masking.note?.(at, 'other');
  return maskedValue;
}

/**
 * What a string of a document holds, with what is sensitive in it masked and every other character as it came; at most four times as
 * long. What begins like JSON and lies deeper than levels are followed is masked whole.
 */
export function maskInside(text: string, masking: Masking, standing: Standing): string {
  const inside = masking.reader.read(text, standing.level);
  if (inside.is === 'text') return text;
  if (inside.is === 'broken') return maskBroken(text, masking, standing);
  if (inside.is === 'document') return bounded(text, maskDocument(text, masking, standing), masking, standing.at);
  masking.note?.(standing.at, 'other');
  return maskedValue;
}

/** Pure but for `masking`: what a field at `place` holds as text (a form's, a further field's), masked where it is JSON. */
export function maskJson(text: string, masking: Masking, place: SensitivePlace): string {
  return maskInside(text, masking, { place, level: 1, at: null });
}

/**
 * Pure but for `masking`: a document that begins like JSON, with what is sensitive in it masked, also in JSON inside its strings (GatePay's `data`) and
 * in a string alone that holds JSON, and every other character as it came. Null: it does not read.
 */
export function maskJsonDocument(text: string, masking: Masking): string | null {
  if (!looksLikeJson(text) || !readExactJson(text).ok) return null;
  return maskDocument(text, masking, { place: masking.sensitivity.root, level: 0, at: null });
}
