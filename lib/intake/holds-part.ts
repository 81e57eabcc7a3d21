import { join, type Sql, sql } from '@/lib/platform/query/conditions';

/** Of fewer the index reads as fast what it reads anyway, and short numbers are in many records. */
const piecesMin = 3;
/** As many leave next to nothing to look up the rest for. */
const piecesMax = 8;

const hasDigit = (piece: string) => /\d/.test(piece);

/**
 * Pure: pieces of an id, hash or address, each found by one trigram; none of what is no such thing. Words are in many records, which the
 * planner has to guess right, and would not beside their pieces: a piece has a digit.
 */
export function idPieces(part: string): string[] {
  const runs = part.split(/[^a-z0-9]+/);
  const pieces = new Set(runs.flatMap((run) => run.match(/.{3}/g) ?? []).filter(hasDigit));
  if (pieces.size < piecesMin) return [];
  const ends = runs.filter((run) => run.length > 3).map((run) => run.slice(-3));
  return [...new Set([...pieces, ...ends.filter(hasDigit)])].slice(0, piecesMax);
}

function like(column: Sql, part: string): Sql {
  return sql`${column} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`}`;
}

/**
 * Pure: the text of a search document holds `part`, which is in the form of search. Said of an id's pieces first: of one long pattern
 * the index of trigrams reads every list of records to its end, of several conditions only what those before have left.
 */
export function holdsPart(text: Sql, part: string): Sql {
  return sql`(${join(
    [...idPieces(part), part].map((one) => like(text, one)),
    ' and ',
  )})`;
}
