import { expect, test } from 'vitest';
import { readTimeRange, timeRangeWords, withInstants } from './time-range';

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
