import type { FormPair, FormPairsResult } from './form-pairs';

/** Far above any callback's; a body of empty parts must not cost more than it weighs. */
const partsMax = 200;
const partHeadBytesMax = 1_024;
const nameLengthMax = 200;

const boundaryPattern = /;\s*boundary=(?:"([^"\\]*)"|([^\s;",]*))/gi;
/** RFC 2046 §5.1.1. */
const boundaryText = /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/;
const dispositionText = /^form-data\s*;\s*name=(?:"([^"\\]+)"|([\w.[\]-]+))\s*$/i;
const plainTypeText = /^text\/plain(?:\s*;\s*charset="?(?:utf-8|us-ascii)"?)?\s*$/i;
const plainEncodings: readonly string[] = ['7bit', '8bit', 'binary'];

class Unreadable extends Error {}

function boundaryOf(contentType: string): string {
  const found = [...contentType.matchAll(boundaryPattern)];
  const boundary = found[0]?.[1] ?? found[0]?.[2] ?? '';
  if (found.length !== 1 || !boundaryText.test(boundary)) throw new Unreadable('a content type without one boundary');
  return boundary;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Browsers and `fetch` write three characters of a name as escapes (HTML, "multipart/form-data encoding algorithm"). */
function unescapeName(name: string): string {
  return name.replace(/%22/g, '"').replace(/%0D/gi, '\r').replace(/%0A/gi, '\n');
}

/** The name of a part of plain text. */
function readHead(head: string): string {
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n')) {
    // `s`: a name may hold U+2028, which is an end of line to expressions alone.
    const found = /^([\w-]+):[ \t]*(.*)$/s.exec(line);
    const name = found?.[1]?.toLowerCase();
    if (!found || name === undefined) throw new Unreadable('a part whose headers cannot be read');
    if (headers.has(name)) throw new Unreadable(`a part with two headers ${name.slice(0, 40)}`);
    headers.set(name, found[2] ?? '');
  }
  if (!plainEncodings.includes(headers.get('content-transfer-encoding')?.trim().toLowerCase() ?? 'binary')) {
    throw new Unreadable('a part in a transfer encoding');
  }
  if (!plainTypeText.test(headers.get('content-type') ?? 'text/plain')) throw new Unreadable('a part that is not text');
  const found = dispositionText.exec(headers.get('content-disposition') ?? '');
  const name = unescapeName(found?.[1] ?? found?.[2] ?? '');
  if (name === '' || name.length > nameLengthMax) throw new Unreadable('a part that is not one named text field');
  return name;
}

function readParts(bytes: Buffer, boundary: string): FormPair[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const opening = delimiter.subarray(2);
  if (!bytes.subarray(0, opening.length).equals(opening)) throw new Unreadable('no boundary at its beginning');
  const pairs: FormPair[] = [];
  let at = opening.length;
  for (;;) {
    const next = bytes.toString('latin1', at, at + 2);
    if (next === '--') {
      const rest = bytes.toString('latin1', at + 2);
      if (rest !== '' && rest !== '\r\n') throw new Unreadable('bytes after its end');
      return pairs;
    }
    if (next !== '\r\n') throw new Unreadable('a boundary followed by something else');
    if (pairs.length === partsMax) throw new Unreadable(`more than ${partsMax} parts`);
    const headLength = bytes.subarray(at + 2, at + 2 + partHeadBytesMax).indexOf('\r\n\r\n');
    if (headLength < 0) throw new Unreadable('a part whose headers do not end');
    const valueAt = at + 2 + headLength + 4;
    const valueEnd = bytes.indexOf(delimiter, valueAt);
    if (valueEnd < 0) throw new Unreadable('a part that does not end');
    const name = readHead(decode(bytes.subarray(at + 2, at + 2 + headLength)));
    pairs.push([name, decode(bytes.subarray(valueAt, valueEnd))]);
    at = valueEnd + delimiter.length;
  }
}

/**
 * Reads the text fields of `multipart/form-data` without guessing: refuses what readers disagree on (a name twice, bare line
 * feeds, text before the first or after the last boundary, bytes that are not UTF-8), and files. Never throws. Source: RFC 7578.
 */
export function readMultipart(contentType: string, body: Uint8Array): FormPairsResult {
  try {
    const pairs = readParts(Buffer.from(body.buffer, body.byteOffset, body.byteLength), boundaryOf(contentType));
    const names = new Set<string>();
    for (const [name] of pairs) {
      if (names.has(name)) throw new Unreadable(`the name ${JSON.stringify(name).slice(0, 80)} a second time`);
      names.add(name);
    }
    return { ok: true, pairs };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, detail: error.message };
    if (error instanceof TypeError) return { ok: false, detail: 'bytes that are not UTF-8' };
    throw error;
  }
}

/** The body `text` with the value of each part as `mask` has it; tolerant of what is cut or broken. */
export function maskMultipartText(text: string, mask: (name: string, value: string) => string): string {
  const boundary = /^\s*(--[^\r\n]+)/.exec(text)?.[1];
  if (boundary === undefined) return text;
  const parts = text.split(boundary).map((part) => {
    const head = /^[\s\S]*?\r?\n\r?\n/.exec(part)?.[0] ?? '';
    const name = /\bname="?([^";\r\n]*)/i.exec(head)?.[1] ?? '';
    const end = /\r?\n$/.exec(part)?.[0] ?? '';
    const value = part.slice(head.length, part.length - end.length);
    return head === '' || value.trim() === '' ? part : head + mask(unescapeName(name), value) + end;
  });
  return parts.join(boundary);
}
