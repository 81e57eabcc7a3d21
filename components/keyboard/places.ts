import * as z from 'zod/mini';

/** Where somebody was on a page: how far each part of it was scrolled, and the row that had the focus. */
export interface PagePlace {
  /** Of the page itself and of the lists in it, in their order, px. */
  tops: readonly number[];
  /** Where that row leads to; null: the focus was elsewhere. */
  row: string | null;
}

const places = z.array(z.tuple([z.string(), z.object({ tops: z.array(z.number()), row: z.nullable(z.string()) })]));

/** A tab remembers so many pages. */
const placesMax = 50;

/** Pure: with the place on one more page, the newest last, the oldest given up. */
export function withPlace(
  known: ReadonlyMap<string, PagePlace>,
  address: string,
  place: PagePlace,
): Map<string, PagePlace> {
  const rest = [...known].filter(([other]) => other !== address);
  return new Map([...rest, [address, place] as const].slice(-placesMax));
}

/** Pure: text that `parsePlaces` reads back. */
export function formatPlaces(known: ReadonlyMap<string, PagePlace>): string {
  return JSON.stringify([...known]);
}

/** Pure: none for what is none. */
export function parsePlaces(text: string | null): Map<string, PagePlace> {
  try {
    return new Map(places.parse(JSON.parse(text ?? '[]')));
  } catch {
    return new Map();
  }
}
