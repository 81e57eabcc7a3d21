import type { Vault } from '@/lib/platform/vault';
import { type ExactJson, ExactNumber, isExactArray, isExactObject, readExactJson } from '@/lib/providers/exact-json';
import { looksLikeJson, maskJson } from '@/lib/providers/mask-json';
import type { SensitiveKind, SensitivePlace, Sensitivity } from '@/lib/providers/sensitive';
import { FactCollector, type PayloadFacts } from './facts/fact-collector';
import { searchForm } from './search-form';

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
const sensitiveMax = 64;
/** Shorter ones are in everything. */
const valueLengthMin = 3;
const depthMax = 64;

/** The document inside a text; null: there is none that can be read. A word in quotes is a word. */
function documentIn(text: string): ExactJson {
  if (!looksLikeJson(text)) return null;
  const read = readExactJson(text);
  return read.ok && (typeof read.value !== 'string' || looksLikeJson(read.value)) ? read.value : null;
}

function* leavesAt(
  value: ExactJson,
  sensitivity: Sensitivity,
  place: SensitivePlace,
  path: string,
  depth: number,
): Generator<PayloadLeaf> {
  const { kind } = place;
  if (value === null || depth > depthMax) return;
  if (typeof value === 'boolean') yield { path, value: String(value), kind };
  else if (value instanceof ExactNumber) yield { path, value: value.text, kind };
  else if (typeof value === 'string') {
    const document = documentIn(value);
    if (document !== null) yield* leavesAt(document, sensitivity, place, path, depth + 1);
    else yield { path, value: kind === null ? maskJson(value, sensitivity, place) : value, kind };
  } else if (isExactArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* leavesAt(item, sensitivity, place, `${path}[${index}]`, depth + 1);
    }
  } else if (isExactObject(value)) {
    for (const [name, item] of value) {
      yield* leavesAt(item, sensitivity, place.at(name), path === '' ? name : `${path}.${name}`, depth + 1);
    }
  }
}

/**
 * The texts, numbers and booleans of a payload in document order, also of JSON inside a text; lazily, so that a reader may stop. JSON
 * inside a text that does not read (cut, a name twice) is one value, masked as far as it goes.
 */
export function payloadLeaves(value: ExactJson, sensitivity: Sensitivity): Generator<PayloadLeaf> {
  return leavesAt(value, sensitivity, sensitivity.root, '', 0);
}

/** How a sensitive value is compared: without regard to case and to space around it. */
export function sensitiveForm(value: string): string {
  return value.trim().normalize('NFC').toLowerCase();
}

/** Pure: the 64-bit number that a fingerprint is kept as. */
export function fingerprintNumber(fingerprint: Buffer): string {
  return String(fingerprint.readBigInt64BE(0));
}

/** The text of a document in the making: distinct values, cut at its bound. */
class DocumentText {
  readonly #lines = new Set<string>();
  #length = 1;
  #full = false;

  /** Takes a value in the form of search; false where it is beyond the bound, as is everything after it. */
  take(line: string): boolean {
    if (this.#full || line.length < valueLengthMin || this.#lines.has(line)) return !this.#full;
    this.#length += line.length + 1;
    this.#full = this.#length > textLengthMax;
    if (!this.#full) this.#lines.add(line);
    return !this.#full;
  }

  toString(): string {
    return this.#lines.size === 0 ? '' : `\n${[...this.#lines].join('\n')}\n`;
  }
}

/** Pure: distinct values as the text of a document, cut at its bound. */
export function searchText(values: Iterable<string>): string {
  const text = new DocumentText();
  for (const value of values) if (!text.take(searchForm(value))) break;
  return text.toString();
}

/**
 * What a record with those leaves is searched by: what is sensitive only by keyed fingerprints of whole values. `facts` are given
 * those that are not, and nothing that the text has no room for: what facts hold, the text holds.
 */
export function documentOfLeaves(
  vault: Pick<Vault, 'fingerprints'>,
  leaves: Iterable<PayloadLeaf>,
  facts: FactCollector | null = null,
): SearchDocument {
  const fingerprints = new Set<string>();
  const text = new DocumentText();
  for (const { path, value, kind } of leaves) {
    if (kind === null) {
      const line = searchForm(value);
      if (text.take(line)) facts?.add(path, line);
    } else if (fingerprints.size < sensitiveMax) {
      const form = sensitiveForm(value);
      if (form !== '') fingerprints.add(fingerprintNumber(vault.fingerprints(form)[0]));
    }
  }
  return { text: text.toString(), sensitive: [...fingerprints] };
}

/** What a callback is searched and filtered by. */
export interface CallbackDocument extends SearchDocument {
  facts: PayloadFacts;
}

/** The document of a payload and its facts. */
export function searchDocument(
  vault: Pick<Vault, 'fingerprints'>,
  payload: ExactJson,
  sensitivity: Sensitivity,
): CallbackDocument {
  const facts = new FactCollector();
  const document = documentOfLeaves(vault, payloadLeaves(payload, sensitivity), facts);
  return { ...document, facts: facts.facts() };
}
