import type { PayloadLine } from './payload-lines';

/** Pure: indexes of the lines whose name, value or path holds `query`, without regard to case; none for a blank query. */
export function searchPayload(lines: readonly PayloadLine[], query: string): number[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  // A path is matched only by queries that are written like one, else `suborders` would match every line inside.
  const asPath = /[.[]/.test(wanted);
  return lines
    .filter(
      (line) =>
        line.index > 0 &&
        (line.name.toLocaleLowerCase().includes(wanted) ||
          // What a string of JSON holds are lines of their own.
          (line.size === 0 && line.text.toLocaleLowerCase().includes(wanted)) ||
          (asPath && line.path.toLocaleLowerCase().includes(wanted))),
    )
    .map((line) => line.index);
}

export interface TextPart {
  text: string;
  hit: boolean;
}

/** Pure: `text` cut into what `query` hits and what it does not, in order; nothing lost. */
export function markHits(text: string, query: string): TextPart[] {
  const wanted = query.trim().toLocaleLowerCase();
  const lower = text.toLocaleLowerCase();
  // Where lower-casing changes the length (İ), places no longer agree: show it unmarked rather than mark the wrong part.
  if (wanted === '' || lower.length !== text.length) return [{ text, hit: false }];
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), hit: false });
    parts.push({ text: text.slice(at, at + wanted.length), hit: true });
    from = at + wanted.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false });
  return parts;
}
