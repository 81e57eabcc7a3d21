import { looksLikeJson } from './mask-inside';
import { type Masking, maskBroken, maskJson, maskJsonDocument, newMasking } from './mask-json';
import { maskShapes } from './mask-shapes';
import { maskTags } from './mask-tags';
import { maskedValue, maskValue } from './mask-value';
import { maskMultipartText } from './multipart';
import type { Sensitivity } from './sensitive';

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function maskPair(pair: string, masking: Masking): string {
  const cut = pair.indexOf('=');
  if (cut < 0) return pair;
  const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)];
  const place = masking.sensitivity.root.at(decodePart(name));
  const decoded = decodePart(value);
  if (place.kind) return value === '' ? pair : `${name}=${encodeMask(maskValue(place.kind, decoded))}`;
  if (!looksLikeJson(decoded)) return pair;
  const masked = maskJson(decoded, masking, place);
  return masked === decoded ? pair : `${name}=${encodeURIComponent(masked)}`;
}

/** A form has it encoded; people read it: `*` and `@` may stand as they are (WHATWG URL, query percent-encode set). */
function encodeMask(text: string): string {
  return encodeURIComponent(text).replaceAll('%40', '@');
}

/** In one pass: what was turned away can be a megabyte of anything, and a pattern would begin anew at each of its characters. */
function maskFormText(text: string, masking: Masking): string {
  return text
    .split('&')
    .map((pair) => maskPair(pair, masking))
    .join('&');
}

const multipartBeginning = /^\s*--[^\r\n]+\r?\n(?:[\w-]{1,100}:[^\r\n]*\r?\n){0,20}?content-disposition:/i;

/** Pure: whether the body or query `text` begins with a part of a multipart body: its boundary, and what the part is called. */
function looksLikeMultipart(text: string): boolean {
  return multipartBeginning.test(text);
}

/** What no program leaves as it is in a form: space, quotation marks, and what other languages are made of. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a form has none of them
const formText = /^[^\s<>"'`|\\^\u0000-\u001f\u007f]+$/;

/** Pure: whether `maskText` reads the body or query `text` as a form: whoever reads its values reads no other text as one. */
export function looksLikeForm(text: string): boolean {
  if (looksLikeJson(text) || looksLikeMultipart(text)) return false;
  return formText.test(text) && text.split('&').every((pair) => pair === '' || pair.indexOf('=') > 0);
}

/** Where a line says `=` only after so much, what stands before is no name. */
const lineNameLengthMax = 200;

/** `s`: a value may hold U+2028, which is an end of line to expressions alone. */
const namedValue = /^(\s*(?:- +)?["']?)([\w.[\]-]{1,100})(["']?\s*[:=]\s*)(\S.*)$/s;

/** A line of `name: value` or `name=value`, by its name. */
function maskLine(line: string, masking: Masking): string {
  const [, before = '', name = '', between = '', value = ''] = namedValue.exec(line) ?? [];
  const kind = name === '' ? null : masking.sensitivity.root.at(name).kind;
  if (kind) return before + name + between + maskValue(kind, decodePart(value));
  return line.indexOf('=') <= lineNameLengthMax ? maskPair(line, masking) : line;
}

/** Text of no known kind: by the names that can be told in it, and else by what looks like an address, an account, a card, a phone. */
function maskUnknown(text: string, masking: Masking): string {
  const { sensitivity } = masking;
  const byNames = maskBroken(text, masking, { place: sensitivity.root, level: 0, at: null });
  if (looksLikeJson(text)) return maskShapes(byNames);
  const byLines = maskTags(byNames, sensitivity)
    .split(/([&;\r\n]+)/)
    .map((line) => maskLine(line, masking))
    .join('');
  return maskShapes(byLines);
}

/**
 * The body or query `text` with what is sensitive in it masked, all else as it came. Reads JSON, forms, JSON inside either, and
 * multipart; of any other text masks what looks like what tells of a person, too. Needs no well-formed text. Null and empty values stay.
 */
export function maskText(text: string, sensitivity: Sensitivity): string {
  const masking = newMasking(sensitivity);
  if (looksLikeMultipart(text)) {
    return maskMultipartText(text, (name, value) => {
      const place = sensitivity.root.at(name);
      return place.kind ? maskValue(place.kind, value) : maskJson(value, masking, place);
    });
  }
  if (looksLikeForm(text)) return maskFormText(text, masking);
  return maskJsonDocument(text, masking) ?? maskUnknown(text, masking);
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
