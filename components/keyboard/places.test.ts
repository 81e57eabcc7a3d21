import { expect, test } from 'vitest';
import { formatPlaces, type PagePlace, parsePlaces, withPlace } from './places';

const place: PagePlace = { tops: [0, 480], row: '/callbacks/17' };

test('places survive a reload, and what is none is none', () => {
  const known = withPlace(new Map(), '/callbacks?status=failed', place);
  expect(parsePlaces(formatPlaces(known))).toEqual(known);
  for (const text of [null, '', '{}', '[["/callbacks",{"tops":"x"}]]']) expect(parsePlaces(text).size).toBe(0);
});

test('a page has one place, and the oldest are given up', () => {
  let known = withPlace(new Map<string, PagePlace>(), '/a', place);
  known = withPlace(known, '/a', { ...place, row: null });
  expect([...known]).toEqual([['/a', { ...place, row: null }]]);
  for (let at = 0; at < 50; at += 1) known = withPlace(known, `/callbacks?cursor=${at}`, place);
  expect(known.has('/a')).toBe(false);
  expect(known.size).toBe(50);
});
