import { z } from 'zod';

const positionSchema = z.tuple([z.number(), z.number(), z.string()]);
/** Where a callback stands in the provider's order: rank of its status, its instant (ms), a digest of its content. */
export type ListPosition = Readonly<z.infer<typeof positionSchema>>;

const listingSchema = z.object({ max: z.number(), first: positionSchema, last: positionSchema });

/** What a batch remembers of the lists of lines that its callbacks named; the same whatever order they came in. */
export interface Listing {
  /** Lines that one callback named at most. */
  max: number;
  /** The earliest and the latest callback that named lines, in the provider's order. */
  first: ListPosition;
  last: ListPosition;
}

/** The stored form read back; null where nothing was remembered. Throws where the column holds something else. */
export function readListing(stored: unknown): Listing | null {
  return listingSchema.nullable().parse(stored);
}

/** A list of lines, held against the lines that the batch has so far. */
export interface ListedLines {
  listing: Listing | null;
  /** Lines that the batch has. */
  known: number;
  /** Lines that the callback names, and how many of them the batch has. */
  named: number;
  shared: number;
  position: ListPosition;
}

export interface ListVerdict {
  /** From here on; the very same where nothing changed. */
  listing: Listing | null;
  /** What became of the lines that only this callback names. */
  fresh: readonly ('line_appeared' | 'line_vanished')[];
  /** What became of the lines that the batch has and this callback does not name. */
  missing: 'line_appeared' | 'line_vanished' | null;
  /** It names every line: as the newest list, what had vanished is back; as the oldest, nothing appeared later. */
  cures: 'line_appeared' | 'line_vanished' | null;
}

/** Lists from this length on may be told in pieces: more lines than fit one body of 1 MiB come in several callbacks. */
export const pieceLinesMin = 500;

function comparePositions(a: ListPosition, b: ListPosition): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

/**
 * Pure: which lines appeared or vanished between the callbacks of a batch. Which of two callbacks is the later one is decided by
 * their place in the provider's order, never by arrival: of a late INIT without line 3, line 3 has appeared since. Nothing is
 * claimed where the lines never came in one list (told in pieces): of a callback without lines; of lists that share no line
 * and either tell one status or are long.
 */
export function checkListedLines({ listing, known, named, shared, position }: ListedLines): ListVerdict {
  const nothing = { fresh: [], missing: null, cures: null };
  if (named === 0) return { listing, ...nothing };
  if (!listing) {
    const max = known === shared ? named : 0;
    return { listing: { max, first: position, last: position }, ...nothing };
  }
  const [isEarliest, isLatest] = [
    comparePositions(position, listing.first) < 0,
    comparePositions(position, listing.last) > 0,
  ];
  const next: Listing =
    isEarliest || isLatest || named > listing.max
      ? {
          max: Math.max(listing.max, named),
          first: isEarliest ? position : listing.first,
          last: isLatest ? position : listing.last,
        }
      : listing;
  const cured = isLatest ? 'line_vanished' : isEarliest ? 'line_appeared' : null;
  const cures = shared === known ? cured : null;
  const wasWhole = listing.max >= known;
  const isPiece =
    shared === 0 &&
    (position[0] === listing.first[0] || position[0] === listing.last[0] || Math.max(named, known) >= pieceLinesMin);
  if (!wasWhole || isPiece) return { listing: next, ...nothing, cures };
  const isFresh = named > shared;
  const isMissing = known > shared;
  if (isLatest) {
    return {
      listing: next,
      fresh: isFresh ? ['line_appeared'] : [],
      missing: isMissing ? 'line_vanished' : null,
      cures,
    };
  }
  if (isEarliest) {
    return {
      listing: next,
      fresh: isFresh ? ['line_vanished'] : [],
      missing: isMissing ? 'line_appeared' : null,
      cures,
    };
  }
  // In between: its own lines came and went; those it lacks were there before and are there after, or will be found so.
  return { listing: next, fresh: isFresh ? ['line_appeared', 'line_vanished'] : [], missing: null, cures };
}
