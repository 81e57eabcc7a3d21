import { join, type Sql, sql } from '@/lib/platform/query/conditions';
import { idFragments } from './id-fragments';

/** Of fewer the index reads as fast what it reads anyway, and short numbers are in many records. */
const piecesMin = 3;
/** As many leave a few dozen of ten million records, which are then looked at; each further one is one more list to read. */
const piecesMax = 6;

const hasDigit = (piece: string) => /\d/.test(piece);

/** Three characters after the other: those that share none with one before, and all there are, the last first. */
function threesOf(run: string): { apart: string[]; all: string[] } {
  const all = Array.from({ length: Math.max(0, run.length - 2) }, (_, at) => run.slice(at, at + 3)).filter(hasDigit);
  return { apart: (run.match(/.{3}/g) ?? []).filter(hasDigit), all: [...all.slice(-1), ...all] };
}

/**
 * Pure: pieces of an id, hash or address, each found by one trigram; none of what is no such thing. Words are in many records, which the
 * planner has to guess right, and would not beside their pieces: a piece has a digit.
 */
export function idPieces(part: string): string[] {
  const runs = part.split(/[^a-z0-9]+/).map(threesOf);
  const apart = new Set(runs.flatMap((run) => run.apart));
  if (apart.size < piecesMin) return [];
  return [...new Set([...apart, ...runs.flatMap((run) => run.all)])].slice(0, piecesMax);
}

function like(column: Sql, part: string): Sql {
  return sql`${column} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`}`;
}

/**
 * Pure: the text of a search document holds `part`, which is in the form of search. Of an id the index of trigrams is asked for its
 * pieces, each only among what those before have left, and what is left is looked at: of one long pattern it reads the list of
 * every trigram.
 */
export function holdsPart(text: Sql, part: string): Sql {
  const pieces = idPieces(part);
  if (pieces.length === 0) return like(text, part);
  // With nothing appended it would be a pattern for the index.
  return sql`(${join(
    pieces.map((piece) => like(text, piece)),
    ' and ',
  )} and ${like(sql`(${text} || '')`, part)})`;
}

/**
 * Pure: conditions over `search_documents d` of which exactly one is true of each that holds `part`, which is in the form of search: each is
 * served by an index of its own. Of an id that is long enough by its fragments; by trigrams what has none yet, and anything else.
 */
export function documentHoldsPart(part: string): [Sql, ...Sql[]] {
  const fragments = idFragments(part);
  const byTrigrams = holdsPart(sql`d.text`, part);
  if (fragments.length === 0) return [byTrigrams];
  // With nothing appended it would be a pattern for the index.
  return [
    sql`d.fragments @> ${fragments}::int[] and ${like(sql`(d.text || '')`, part)}`,
    sql`d.fragments is null and ${byTrigrams}`,
  ];
}
