import { storableText } from '@/lib/platform/text';
import type { Vault } from '@/lib/platform/vault';
import { type ExactJson, ExactNumber, isExactArray, isExactObject, readExactJson } from '@/lib/providers/exact-json';
import type { SensitiveKind, SensitivePlace, Sensitivity } from '@/lib/providers/sensitive';

/** What one record is searched by. */
export interface SearchDocument {
  /** Values that are not sensitive, in lower case, each between line feeds: `\nb-17\n12.50\n`. */
  text: string;
  /** Fingerprints of the values that are, as 64-bit numbers in text. */
  sensitive: string[];
}

/** One value of a payload and where it stands: `suborders[0].tx_id`. */
export interface PayloadLeaf {
  path: string;
  value: string;
  /** Null: it is not sensitive. */
  kind: SensitiveKind | null;
}

/** Beyond it a document is cut: a trigram costs time when it is written, and ten thousand lines have their own indexes. */
const textLengthMax = 8_192;
/** Longer values are no ids that a person has in hand; their beginning is kept. */
const valueLengthMax = 512;
const sensitiveMax = 64;
/** Shorter ones are in everything. */
const valueLengthMin = 3;
const depthMax = 64;

function inside(text: string): ExactJson {
  if (!/^\s*[{[]/.test(text)) return text;
  const read = readExactJson(text);
  return read.ok ? read.value : text;
}

function* leavesAt(value: ExactJson, place: SensitivePlace, path: string, depth: number): Generator<PayloadLeaf> {
  const { kind } = place;
  if (value === null || typeof value === 'boolean' || depth > depthMax) return;
  if (value instanceof ExactNumber) yield { path, value: value.text, kind };
  else if (typeof value === 'string') {
    const read = inside(value);
    if (typeof read === 'string') yield { path, value, kind };
    else yield* leavesAt(read, place, path, depth + 1);
  } else if (isExactArray(value)) {
    for (const [index, item] of value.entries()) yield* leavesAt(item, place, `${path}[${index}]`, depth + 1);
  } else if (isExactObject(value)) {
    for (const [name, item] of value) {
      yield* leavesAt(item, place.at(name), path === '' ? name : `${path}.${name}`, depth + 1);
    }
  }
}

/** The texts and numbers of a payload in document order, also of JSON inside a text; lazily, so that a reader may stop. */
export function payloadLeaves(value: ExactJson, { root }: Sensitivity): Generator<PayloadLeaf> {
  return leavesAt(value, root, '', 0);
}

/** How a sensitive value is compared: without regard to case and to space around it. */
export function sensitiveForm(value: string): string {
  return value.trim().normalize('NFC').toLowerCase();
}

/** Pure: the 64-bit number that a fingerprint is kept as. */
export function fingerprintNumber(fingerprint: Buffer): string {
  return String(fingerprint.readBigInt64BE(0));
}

/** Pure: distinct values as the text of a document, cut at its bound. */
export function searchText(values: Iterable<string>): string {
  const distinct = new Set<string>();
  let length = 1;
  for (const value of values) {
    const line = storableText(value.slice(0, valueLengthMax).toLowerCase().replace(/\s+/g, ' ').trim());
    if (line.length < valueLengthMin || distinct.has(line)) continue;
    length += line.length + 1;
    if (length > textLengthMax) break;
    distinct.add(line);
  }
  return distinct.size === 0 ? '' : `\n${[...distinct].join('\n')}\n`;
}

/** What a record with those leaves is searched by: what is sensitive only by keyed fingerprints of whole values. */
export function documentOfLeaves(vault: Pick<Vault, 'fingerprints'>, leaves: Iterable<PayloadLeaf>): SearchDocument {
  const fingerprints = new Set<string>();
  const shown: string[] = [];
  for (const { value, kind } of leaves) {
    if (kind === null) shown.push(value);
    else if (fingerprints.size < sensitiveMax) {
      const form = sensitiveForm(value);
      if (form !== '') fingerprints.add(fingerprintNumber(vault.fingerprints(form)[0]));
    }
  }
  return { text: searchText(shown), sensitive: [...fingerprints] };
}

/** The same of a payload. */
export function searchDocument(
  vault: Pick<Vault, 'fingerprints'>,
  payload: ExactJson,
  sensitivity: Sensitivity,
): SearchDocument {
  return documentOfLeaves(vault, payloadLeaves(payload, sensitivity));
}
