import { fieldPath } from '@/components/payload/payload-lines';
import {
  type ExactJson,
  ExactNumber,
  isExactArray,
  isExactObject,
  readExactJson,
  writeExactJson,
} from '@/lib/providers/exact-json';
import { maskedValue, maskPayload, sensitivity } from '@/lib/providers/masking';
import { pairItems } from './pair-items';

/** One place of a payload that is not the same. Values are JSON with every digit as sent; null: it is not there. */
export interface PayloadChange {
  /** `suborders[merchant_withdraw_id="W-1"].status`; empty for the document itself. */
  path: string;
  kind: 'changed' | 'added' | 'removed';
  before: string | null;
  after: string | null;
  /** Its values are sensitive: that it changed is told, not what it is. */
  masked: boolean;
}

export interface PayloadDiff {
  /** In document order of the later one; at most `changesMax`. */
  changes: PayloadChange[];
  /** How many there are in all. */
  total: number;
  /** Values that are the same on both sides. */
  same: number;
}

/** Changes listed at most: more is no reading any more. All are counted. */
export const changesMax = 500;
/** Characters of one value shown at most: an added line of a batch is far shorter. */
const valueCharactersMax = 4_000;

/** A string that holds a JSON document (GatePay's `data`) is compared by what is in it. */
function inside(value: ExactJson): ExactJson {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  const read = readExactJson(value);
  return read.ok ? read.value : value;
}

/** Scalars, of which there are most, without writing them; numbers by their digits, so that `1.10` is not `1.1`. */
function isSame(was: ExactJson, is: ExactJson): boolean {
  if (was === is) return true;
  if (was instanceof ExactNumber && is instanceof ExactNumber) return was.text === is.text;
  if (typeof was !== 'object' || typeof is !== 'object') return false;
  return writeExactJson(was) === writeExactJson(is);
}

/** Where a value is, as a way up: its path is only written out where something differs. Null: the document. */
type Place = { above: Place; name: string } | { above: Place; item: string } | null;

function pathOf(at: Place): string {
  if (at === null) return '';
  return 'name' in at ? fieldPath(pathOf(at.above), at.name) : `${pathOf(at.above)}[${at.item}]`;
}

function cut(text: string): string {
  if (text.length <= valueCharactersMax) return text;
  return `${text.slice(0, valueCharactersMax)}… (${text.length} characters in all)`;
}

/**
 * Pure: what differs between two payloads, by path. Order of fields is no change, nor is the order of a list whose items have
 * an id. Values of fields in `names` (any depth, any case) never come out: they stand as `***`. Takes time in proportion to
 * the payloads, however many changes there are.
 */
export function diffPayloads(before: ExactJson, after: ExactJson, names: readonly string[]): PayloadDiff {
  const isSensitive = sensitivity(names);
  const diff: PayloadDiff = { changes: [], total: 0, same: 0 };

  const note = (at: Place, was: ExactJson | undefined, is: ExactJson | undefined, masked: boolean) => {
    diff.total += 1;
    if (diff.changes.length >= changesMax) return;
    const text = (value: ExactJson | undefined) => {
      if (value === undefined) return null;
      // An empty value hides nothing, and that it is empty is news.
      const hides = masked && value !== null && value !== '';
      return cut(writeExactJson(hides ? maskedValue : maskPayload(value, names)));
    };
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    diff.changes.push({ path: pathOf(at), kind, before: text(was), after: text(is), masked });
  };

  const compare = (at: Place, was: ExactJson | undefined, is: ExactJson | undefined, masked: boolean): void => {
    if (was === undefined || is === undefined) {
      note(at, was, is, masked);
      return;
    }
    if (!masked) {
      const [ours, theirs] = [inside(was), inside(is)];
      if (isExactObject(ours) && isExactObject(theirs)) {
        for (const [name, value] of theirs) {
          compare({ above: at, name }, ours.get(name), value, isSensitive(name));
        }
        for (const [name, value] of ours) {
          if (!theirs.has(name)) compare({ above: at, name }, value, undefined, isSensitive(name));
        }
        return;
      }
      if (isExactArray(ours) && isExactArray(theirs)) {
        for (const pair of pairItems(ours, theirs, isSensitive)) {
          compare({ above: at, item: pair.place }, pair.before, pair.after, false);
        }
        return;
      }
    }
    if (isSame(was, is)) diff.same += 1;
    else note(at, was, is, masked);
  };

  compare(null, before, after, false);
  return diff;
}
