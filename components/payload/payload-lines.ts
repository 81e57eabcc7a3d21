import { type ExactJson, ExactNumber, isExactArray, isExactObject } from '@/lib/providers/exact-json';
import { fieldPath } from '@/lib/providers/field-path';
import { InsideReader } from '@/lib/providers/mask-inside';
import { pathLengthMax } from '@/lib/providers/mask-path';
import type { SensitiveKind } from '@/lib/providers/sensitive';

export const payloadKinds = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const;
export type PayloadKind = (typeof payloadKinds)[number];

/** Lines of a tree at most, far above a batch of ten thousand; the raw view has what is beyond. */
export const linesMax = 200_000;

/** One line of the payload tree: a field, an item, or (first) the document itself. */
export interface PayloadLine {
  /** Place in the whole tree, in document order; the document is 0. */
  index: number;
  /** 0 for the document. */
  depth: number;
  /** Index of the line that holds it; -1 for the document. */
  parent: number;
  /** The line after its last descendant. */
  end: number;
  /** Field name, or the item's number as text; empty for the document. */
  name: string;
  /** Where it is, as one would write it in code: `suborders[0].fee`; empty for the document. */
  path: string;
  kind: PayloadKind;
  /** A scalar's text with every digit, unquoted; empty for objects and arrays. */
  text: string;
  /** What it says: for copying an object or a list as JSON. */
  value: ExactJson;
  /** What it holds, where it is masked. */
  masked: SensitiveKind | null;
  /** Fields or items directly inside. */
  size: number;
  /** 1-based place among its siblings, and how many there are. */
  position: number;
  siblings: number;
}

/** Kind and text of a value; objects and lists have no text of their own. */
function scalarOf(value: ExactJson): { kind: PayloadKind; text: string } {
  if (value === null) return { kind: 'null', text: 'null' };
  if (typeof value === 'boolean') return { kind: 'boolean', text: String(value) };
  if (typeof value === 'string') return { kind: 'string', text: value };
  if (value instanceof ExactNumber) return { kind: 'number', text: value.text };
  return { kind: isExactArray(value) ? 'array' : 'object', text: '' };
}

/** A string that holds a document (GatePay's `data`) is opened like one, as far down as masking follows them; null: it is a text. */
function insideOf(value: ExactJson, reader: InsideReader, level: number): ExactJson | null {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return null;
  const inside = reader.read(value, level);
  return inside.is === 'document' ? inside.value : null;
}

/** A line without its children; its members in one order, for thousands of them are made at once. */
function lineOf(
  value: ExactJson,
  index: number,
  above: PayloadLine | null,
  at: { name: string; path: string; position: number; siblings: number },
  masked: SensitiveKind | null,
): PayloadLine {
  const said = scalarOf(value);
  return {
    index,
    depth: above ? above.depth + 1 : 0,
    parent: above ? above.index : -1,
    end: index + 1,
    name: at.name,
    path: at.path,
    kind: said.kind,
    text: said.text,
    value,
    masked,
    size: 0,
    position: at.position,
    siblings: at.siblings,
  };
}

/**
 * Pure: the whole tree as lines in document order, digits and order of fields as sent. `masked` says by path which values are. What
 * lies in a string of JSON are lines below that string's. The first `linesMax`: a megabyte holds half a million.
 */
export function payloadLines(
  document: ExactJson,
  masked: ReadonlyMap<string, SensitiveKind> = new Map(),
): PayloadLine[] {
  const lines: PayloadLine[] = [];
  const reader = new InsideReader();
  // A path is made whole only where it is looked up: a name may be as long as a body.
  const maskOf = (path: string) =>
    masked.size === 0 || path.length > pathLengthMax ? null : (masked.get(path) ?? null);
  const walk = (
    value: ExactJson,
    above: PayloadLine | null,
    at: { name: string; path: string; position: number; siblings: number },
    level: number,
  ) => {
    const line = lineOf(value, lines.length, above, at, maskOf(at.path));
    lines.push(line);
    const inside = insideOf(value, reader, level + 1);
    const [opened, below] = inside === null ? [value, level] : [inside, level + 1];
    if (isExactArray(opened)) {
      line.size = opened.length;
      for (const [place, item] of opened.entries()) {
        if (lines.length >= linesMax) break;
        const name = String(place);
        walk(item, line, { name, path: `${at.path}[${name}]`, position: place + 1, siblings: line.size }, below);
      }
    } else if (isExactObject(opened)) {
      line.size = opened.size;
      let position = 0;
      for (const [name, item] of opened) {
        if (lines.length >= linesMax) break;
        position += 1;
        walk(item, line, { name, path: fieldPath(at.path, name), position, siblings: line.size }, below);
      }
    }
    line.end = lines.length;
  };
  walk(document, null, { name: '', path: '', position: 1, siblings: 1 }, 0);
  return lines;
}

/** Pure: the lines to draw while those in `folded` are closed. The document itself is left out: its fields are the top. */
export function visibleLines(lines: readonly PayloadLine[], folded: ReadonlySet<number>): PayloadLine[] {
  const visible: PayloadLine[] = [];
  let at = lines.length > 1 ? 1 : 0;
  while (at < lines.length) {
    const line = lines[at];
    if (!line) break;
    visible.push(line);
    at = folded.has(line.index) ? line.end : at + 1;
  }
  return visible;
}

/** Pure: the indexes of everything that can be folded, but for the document. */
export function foldableLines(lines: readonly PayloadLine[]): number[] {
  return lines.filter((line) => line.index > 0 && line.size > 0).map((line) => line.index);
}

/** Pure: `folded` without what hides the line at `index`. */
export function openTo(lines: readonly PayloadLine[], folded: ReadonlySet<number>, index: number): Set<number> {
  const open = new Set(folded);
  for (let at = lines[index]?.parent ?? -1; at >= 0; at = lines[at]?.parent ?? -1) open.delete(at);
  return open;
}
