import { type ExactJson, ExactNumber, isExactArray, isExactObject, writeExactJson } from '@/lib/providers/exact-json';
import { fieldPath } from '@/lib/providers/field-path';
import { InsideReader } from '@/lib/providers/mask-inside';
import { maskPayload } from '@/lib/providers/mask-payload';
import type { SensitivePlace, Sensitivity } from '@/lib/providers/sensitive';
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

/** A string that holds a JSON document (GatePay's `data`) is compared by what is in it, as far down as masking follows them. */
function insideOf(value: ExactJson, reader: InsideReader, level: number): ExactJson {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  const inside = reader.read(value, level);
  return inside.is === 'document' ? inside.value : value;
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
 * an id. Sensitive values never come out: they stand masked. Takes time in proportion to the payloads, however many changes there are.
 */
export function diffPayloads(before: ExactJson, after: ExactJson, sensitivity: Sensitivity): PayloadDiff {
  const diff: PayloadDiff = { changes: [], total: 0, same: 0 };
  const [earlier, later] = [new InsideReader(), new InsideReader()];

  const note = (at: Place, was: ExactJson | undefined, is: ExactJson | undefined, inside: SensitivePlace) => {
    diff.total += 1;
    if (diff.changes.length >= changesMax) return;
    const text = (value: ExactJson | undefined) =>
      value === undefined ? null : cut(writeExactJson(maskPayload(value, sensitivity, inside)));
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    diff.changes.push({ path: pathOf(at), kind, before: text(was), after: text(is), masked: inside.kind !== null });
  };

  const compare = (
    at: Place,
    was: ExactJson | undefined,
    is: ExactJson | undefined,
    place: SensitivePlace,
    level: number,
  ): void => {
    if (was === undefined || is === undefined) {
      note(at, was, is, place);
      return;
    }
    const [ours, theirs] = [insideOf(was, earlier, level + 1), insideOf(is, later, level + 1)];
    // A document may lie in a string on one side alone: what is below counts by the deeper one.
    const below = ours === was && theirs === is ? level : level + 1;
    if (isExactObject(ours) && isExactObject(theirs)) {
      for (const [name, value] of theirs) compare({ above: at, name }, ours.get(name), value, place.at(name), below);
      for (const [name, value] of ours) {
        if (!theirs.has(name)) compare({ above: at, name }, value, undefined, place.at(name), below);
      }
      return;
    }
    if (isExactArray(ours) && isExactArray(theirs)) {
      for (const pair of pairItems(ours, theirs, (name) => place.at(name).kind !== null)) {
        compare({ above: at, item: pair.place }, pair.before, pair.after, place, below);
      }
      return;
    }
    if (isSame(was, is)) diff.same += 1;
    else note(at, was, is, place);
  };

  compare(null, before, after, sensitivity.root, 0);
  return diff;
}
