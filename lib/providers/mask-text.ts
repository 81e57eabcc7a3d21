import { looksLikeJson, maskJson } from './mask-json';
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

function maskPair(pair: string, sensitivity: Sensitivity): string {
  const cut = pair.indexOf('=');
  if (cut < 0) return pair;
  const [name, value] = [pair.slice(0, cut), pair.slice(cut + 1)];
  const place = sensitivity.root.at(decodePart(name));
  const decoded = decodePart(value);
  if (place.kind) return value === '' ? pair : `${name}=${encodeMask(maskValue(place.kind, decoded))}`;
  if (!looksLikeJson(decoded)) return pair;
  const masked = maskJson(decoded, sensitivity, place);
  return masked === decoded ? pair : `${name}=${encodeURIComponent(masked)}`;
}

/** A form has it encoded; people read it: `*` and `@` may stand as they are (WHATWG URL, query percent-encode set). */
function encodeMask(text: string): string {
  return encodeURIComponent(text).replaceAll('%40', '@');
}

/** In one pass: what was turned away can be a megabyte of anything, and a pattern would begin anew at each of its characters. */
function maskFormText(text: string, sensitivity: Sensitivity): string {
  return text
    .split('&')
    .map((pair) => maskPair(pair, sensitivity))
    .join('&');
}

/** Pure: whether the body or query `text` begins with the boundary of a multipart body. */
function looksLikeMultipart(text: string): boolean {
  return /^\s*--/.test(text);
}

/** Pure: whether `maskText` reads the body or query `text` as a form: whoever reads its values reads no other text as one. */
export function looksLikeForm(text: string): boolean {
  return !looksLikeJson(text) && !looksLikeMultipart(text);
}

/**
 * The body or query `text` with what is sensitive in it masked, all else as it came. Reads JSON, forms, JSON inside either, and
 * multipart; needs no well-formed text. Null and empty values stay.
 */
export function maskText(text: string, sensitivity: Sensitivity): string {
  if (looksLikeMultipart(text)) {
    return maskMultipartText(text, (name, value) => {
      const place = sensitivity.root.at(name);
      return place.kind ? maskValue(place.kind, value) : maskJson(value, sensitivity, place);
    });
  }
  return looksLikeForm(text) ? maskFormText(text, sensitivity) : maskJson(text, sensitivity);
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
