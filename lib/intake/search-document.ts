import type { Vault } from '@/lib/platform/vault';
import { type ExactJson, ExactNumber, type ExactObject, isExactArray, isExactObject } from '@/lib/providers/exact-json';
import { looksLikeJson } from '@/lib/providers/mask-inside';
import { type Masking, maskBroken, newMasking } from '@/lib/providers/mask-json';
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
/** Fields deeper down have no path of their own: names of a stranger's may be as long as a body, and each of its values has one. */
const pathLengthMax = 1_000;

/** A value of a payload that is yet to be looked at. */
interface Step {
  value: ExactJson;
  place: SensitivePlace;
  path: string;
  /** How many strings it lies in. */
  level: number;
}

function* itemsOf(items: readonly ExactJson[], { place, path, level }: Step): Generator<Step> {
  for (const [index, value] of items.entries()) {
    yield { value, place, path: path.length > pathLengthMax ? path : `${path}[${index}]`, level };
  }
}

function* fieldsOf(fields: ExactObject, { place, path, level }: Step): Generator<Step> {
  for (const [name, value] of fields) {
    const known = name.slice(0, pathLengthMax);
    const below = path === '' ? known : `${path}.${known}`;
    yield { value, place: place.at(name), path: path.length > pathLengthMax ? path : below, level };
  }
}

/** What lies in a string: the document to go on with, or the value that it is; null: neither, it is masked whole. */
function insideOf(
  { value: text, place, path, level }: Step & { value: string },
  masking: Masking,
): Step | PayloadLeaf | null {
  const { kind } = place;
  const inside = masking.reader.read(text, level + 1);
  if (inside.is === 'unread' && kind === null) return null;
  if (inside.is === 'broken' && kind === null) {
    return { path, value: maskBroken(text, masking, { place, level: level + 1, at: null }), kind };
  }
  // A word in quotes is a word.
  const opens = inside.is === 'document' && (typeof inside.value !== 'string' || looksLikeJson(inside.value));
  return opens ? { value: inside.value, place, path, level: level + 1 } : { path, value: text, kind };
}

/**
 * The texts, numbers and booleans of a payload in document order, also of JSON inside a text; lazily, so that a reader may stop. JSON
 * inside a text that does not read (cut, a name twice) is one value, masked as far as it goes; what is masked whole is none.
 */
export function* payloadLeaves(payload: ExactJson, sensitivity: Sensitivity): Generator<PayloadLeaf> {
  const masking = newMasking(sensitivity);
  const above: Iterator<Step>[] = [];
  let step: Step | undefined = { value: payload, place: sensitivity.root, path: '', level: 0 };
  for (;;) {
    while (step === undefined) {
      const next = above.at(-1)?.next();
      if (next === undefined) return;
      if (next.done) above.pop();
      else step = next.value;
    }
    const { value, place, path } = step;
    const here = step;
    step = undefined;
    if (value === null || above.length > depthMax) continue;
    if (typeof value === 'boolean') yield { path, value: String(value), kind: place.kind };
    else if (value instanceof ExactNumber) yield { path, value: value.text, kind: place.kind };
    else if (typeof value === 'string') {
      const inside = insideOf({ ...here, value }, masking);
      if (inside && 'kind' in inside) yield inside;
      else if (inside) above.push([inside].values());
    } else if (isExactArray(value)) above.push(itemsOf(value, here));
    else if (isExactObject(value)) above.push(fieldsOf(value, here));
  }
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
