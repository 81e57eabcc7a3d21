import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayStartMs, instantMsOf, wallMsOf } from './local-time';
import { utcClock, type ZonedClock, zonedClock } from './zoned-clock';
import { exactTime, exactTitle } from './zoned-text';

const clock = (zone: string): ZonedClock => zonedClock(zone) ?? utcClock;
const at = (text: string) => Date.parse(text);
const zones = [
  'UTC',
  'Asia/Kuala_Lumpur',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
];

test.each(zones)('what the clocks of %s show is read back as an instant that they show it at', (zone) => {
  const instants = fc.date({ min: new Date('1973-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (date) => {
      const wall = wallMsOf(clock(zone), date.getTime());
      const read = instantMsOf(clock(zone), wall);
      expect(wallMsOf(clock(zone), read)).toBe(wall);
      expect(read).toBeLessThanOrEqual(date.getTime());
    }),
  );
});

test('of the hour that is shown twice the first is meant, and its name tells the two apart', () => {
  const berlin = clock('Europe/Berlin');
  expect(instantMsOf(berlin, at('2026-10-25T02:30:00Z'))).toBe(at('2026-10-25T00:30:00Z'));
  expect(exactTime(berlin, new Date('2026-10-25T00:30:00Z'))).toBe('2026-10-25 02:30:00.000 UTC+2');
  expect(exactTime(berlin, new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25 02:30:00.000 UTC+1');
});

test('an hour that no clock shows is the one after the change, never an hour before it', () => {
  const berlin = clock('Europe/Berlin');
  expect(instantMsOf(berlin, at('2026-03-29T02:30:00Z'))).toBe(at('2026-03-29T01:30:00Z'));
});

test('a day has as many hours as its zone gives it, also where its midnight is skipped', () => {
  const hoursOf = (zone: string, day: string) => {
    const noon = at(`${day}T12:00:00Z`);
    return (dayStartMs(clock(zone), noon, 1) - dayStartMs(clock(zone), noon)) / 3_600_000;
  };
  expect(hoursOf('Europe/Berlin', '2026-03-29')).toBe(23);
  expect(hoursOf('Europe/Berlin', '2026-10-25')).toBe(25);
  expect(hoursOf('Australia/Lord_Howe', '2026-10-04')).toBe(23.5);
  expect(hoursOf('Asia/Kuala_Lumpur', '2026-03-29')).toBe(24);
  // Cairo's clocks go from 00:00 to 01:00: the day begins at 01:00, which is midnight's instant.
  expect(dayStartMs(clock('Africa/Cairo'), at('2026-04-24T12:00:00Z'))).toBe(at('2026-04-23T22:00:00Z'));
});

test('what stands on hover names the zone, and UTC beside it', () => {
  const instant = new Date('2026-03-02T09:00:00.123Z');
  expect(exactTitle(utcClock, instant)).toBe('2026-03-02 09:00:00.123 UTC');
  expect(exactTitle(clock('Asia/Kathmandu'), instant)).toBe(
    '2026-03-02 14:45:00.123 UTC+5:45, Asia/Kathmandu\n2026-03-02 09:00:00.123 UTC',
  );
  expect(exactTime(clock('America/St_Johns'), instant)).toBe('2026-03-02 05:30:00.123 UTC−3:30');
});
