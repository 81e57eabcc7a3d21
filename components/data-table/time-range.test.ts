import { expect, test } from 'vitest';
import { isSwapped, readTimeRange, timeRangeWords, withInstants } from './time-range';

const now = new Date('2026-11-20T12:00:00Z');
const query = (text: string) => new URLSearchParams(text);

test('a preset becomes an instant counted back from now', () => {
  expect(withInstants(query('range=24h&status=new'), now).toString()).toBe(
    new URLSearchParams({ status: 'new', from: '2026-11-19T12:00:00.000Z' }).toString(),
  );
});

test('bounds of one’s own are UTC where the query names no zone', () => {
  const resolved = withInstants(query('from=2026-11-20T09:30&to=2026-11-21'), now);
  expect(resolved.get('from')).toBe('2026-11-20T09:30:00.000Z');
  expect(resolved.get('to')).toBe('2026-11-21T00:00:00.000Z');
});

test('bounds of one’s own are by the clocks of the zone that the query names, whoever reads it', () => {
  const asked = query('from=2026-10-25T02:30&to=2026-10-26&tz=Europe/Berlin&status=new');
  const resolved = withInstants(asked, now);
  expect(resolved.get('from')).toBe('2026-10-25T00:30:00.000Z');
  expect(resolved.get('to')).toBe('2026-10-25T23:00:00.000Z');
  expect([...resolved.keys()]).not.toContain('tz');
  expect(timeRangeWords(readTimeRange(asked))).toBe('2026-10-25 02:30 – 2026-10-26 00:00 Europe/Berlin');
  const instant = query('from=2026-10-25T01:30:00.000Z&tz=Asia/Tokyo');
  expect(withInstants(instant, now).get('from')).toBe('2026-10-25T01:30:00.000Z');
  expect(readTimeRange(instant)).toMatchObject({ from: '2026-10-25T10:30', zone: 'Asia/Tokyo' });
  expect(readTimeRange(query('from=2026-10-25&tz=Mars/Base'))).toMatchObject({ from: '2026-10-25T00:00', zone: null });
});

test('a bound that cannot be read is left out, never guessed', () => {
  expect(withInstants(query('from=yesterday&to=2026-13-45T00:00'), now).toString()).toBe('');
  expect(readTimeRange(query('from=yesterday'))).toEqual({ preset: null, from: '', to: '', zone: null });
});

test('the words tell the range as the fields have it', () => {
  expect(timeRangeWords(readTimeRange(query('range=7d&from=2026-11-20T09:30')))).toBe('Last 7 days');
  expect(timeRangeWords(readTimeRange(query('from=2026-11-20T09:30:00.000Z')))).toBe('from 2026-11-20 09:30 UTC');
  expect(timeRangeWords(readTimeRange(query('')))).toBeNull();
});

test('a day is one of the clocks that the query names, its ends those of the zone', () => {
  const evening = new Date('2026-10-25T23:30:00Z');
  const bounds = (text: string) => {
    const resolved = withInstants(query(text), evening);
    return [resolved.get('from'), resolved.get('to'), resolved.get('tz')];
  };
  expect(bounds('range=today')).toEqual(['2026-10-25T00:00:00.000Z', '2026-10-26T00:00:00.000Z', null]);
  expect(bounds('range=today&tz=Europe/Berlin')).toEqual([
    '2026-10-25T23:00:00.000Z',
    '2026-10-26T23:00:00.000Z',
    null,
  ]);
  // A day of 25 hours: the clocks were put back in it.
  expect(bounds('range=yesterday&tz=Europe/Berlin')).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
    null,
  ]);
  expect(timeRangeWords(readTimeRange(query('range=today&tz=Asia/Tokyo')))).toBe('Today, Asia/Tokyo');
  expect(timeRangeWords(readTimeRange(query('range=yesterday')))).toBe('Yesterday, UTC');
});

test('seconds are shown where they are not zero, and the field sends them again', () => {
  const asked = query('from=2026-11-20T09:30:15&to=2026-11-20T09:31:00.250Z');
  expect(timeRangeWords(readTimeRange(asked))).toBe('2026-11-20 09:30:15 – 2026-11-20 09:31:00.250 UTC');
  const { from, to } = readTimeRange(asked);
  expect(withInstants(new URLSearchParams({ from, to }), now)).toEqual(withInstants(asked, now));
});

test('bounds that end before they begin are told apart, and narrow nothing', () => {
  const swapped = query('from=2026-11-20T10:00&to=2026-11-20T09:00');
  expect(isSwapped(swapped)).toBe(true);
  expect(withInstants(swapped, now).toString()).toBe('');
  expect(isSwapped(query('from=2026-11-20T10:00Z&to=2026-11-20T12:00&tz=Asia/Tokyo'))).toBe(true);
  expect(isSwapped(query('from=2026-11-20T10:00&to=2026-11-20T10:00'))).toBe(false);
  expect(isSwapped(query('to=2026-11-20T10:00'))).toBe(false);
});
