import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkListedLines, type Listing, type ListPosition, pieceLinesMin } from './listed-lines';

interface List {
  position: ListPosition;
  lines: readonly string[];
}

/** Plays lists against a batch in the order given; returns what is live in the end: `line_appeared 3`. */
function play(lists: readonly List[]): string[] {
  const known = new Set<string>();
  const live = new Set<string>();
  let listing: Listing | null = null;
  for (const { position, lines } of lists) {
    const shared = lines.filter((line) => known.has(line)).length;
    const verdict = checkListedLines({ listing, known: known.size, named: lines.length, shared, position });
    listing = verdict.listing;
    for (const one of live) if (verdict.cures && one.startsWith(verdict.cures)) live.delete(one);
    for (const kind of verdict.fresh) for (const line of lines) if (!known.has(line)) live.add(`${kind} ${line}`);
    if (verdict.missing) {
      for (const line of known) if (!lines.includes(line)) live.add(`${verdict.missing} ${line}`);
    }
    for (const line of lines) known.add(line);
  }
  return [...live].sort();
}

const at = (rank: number, atMs: number, tie = ''): ListPosition => [rank, atMs, tie];
const init = (...lines: string[]): List => ({ position: at(0, 1), lines });
const processing = (...lines: string[]): List => ({ position: at(1, 2), lines });
const success = (...lines: string[]): List => ({ position: at(2, 3), lines });

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    orders([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

describe('in every order of arrival', () => {
  test.each([
    ['the same lines all along are no matter', [init('1', '2'), processing('1', '2'), success('1', '2')], []],
    [
      'a line that only later callbacks name appeared',
      [init('1'), processing('1', '2'), success('1', '2')],
      ['line_appeared 2'],
    ],
    [
      'a line that only earlier callbacks name vanished',
      [init('1', '2'), processing('1', '2'), success('1')],
      ['line_vanished 2'],
    ],
    [
      'a line that comes and goes did both',
      [init('1'), processing('1', '2'), success('1')],
      ['line_appeared 2', 'line_vanished 2'],
    ],
    ['a line that is back has not vanished', [init('1', '2'), processing('1'), success('1', '2')], []],
    [
      'a line in the place of another is told of as both',
      [init('1'), success('2')],
      ['line_appeared 2', 'line_vanished 1'],
    ],
    ['a callback without lines says nothing of them', [init('1', '2'), processing(), success('1', '2')], []],
  ])('%s', (_, lists, expected) => {
    for (const order of orders(lists)) expect(play(order)).toEqual(expected);
  });
});

test('lists of the same lines, in any order and number, are never a matter', () => {
  const position = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 5 }), fc.constantFrom('a', 'b'));
  fc.assert(
    fc.property(fc.array(position, { maxLength: 8 }), (positions) => {
      expect(play(positions.map((one) => ({ position: one, lines: ['1', '2', '3'] })))).toEqual([]);
    }),
  );
});

test('lines told in pieces have neither appeared nor vanished', () => {
  const piece = (rank: number, index: number): List => ({
    position: at(rank, index),
    lines: [`${index}a`, `${index}b`],
  });
  const pieces = [piece(1, 0), piece(1, 1), piece(1, 2), piece(2, 0), piece(2, 1), piece(2, 2)];
  expect(play(pieces)).toEqual([]);
});

test('a long list that shares no line with what was told is a further piece, of whatever status', () => {
  const verdict = checkListedLines({
    listing: { max: pieceLinesMin, first: at(0, 1), last: at(0, 1) },
    ...{ known: pieceLinesMin, named: 3, shared: 0, position: at(2, 9) },
  });
  expect(verdict).toMatchObject({ fresh: [], missing: null });
});

test('of a batch whose lists were not remembered nothing is claimed', () => {
  const verdict = checkListedLines({ listing: null, known: 5, named: 2, shared: 2, position: at(1, 1) });
  expect(verdict).toMatchObject({ fresh: [], missing: null, cures: null });
});
