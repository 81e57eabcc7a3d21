import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zonedClock } from './zoned-clock';

/** The zone's wall clock as another formatter writes it: Swedish dates are ISO dates. */
function wallClock(zone: string, at: Date): string {
  const options = { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', options).format(at);
}

test.each([
  'UTC',
  'Asia/Kuala_Lumpur',
  'Asia/Kathmandu',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
])('every instant reads as the clocks of %s show it', (zone) => {
  const clock = zonedClock(zone);
  const at = fc.date({ min: new Date('1973-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(at, (date) => {
      expect(clock?.textOf(date)).toBe(wallClock(zone, date));
    }),
  );
});

test('the hour that a zone has twice is told apart by nothing here: the UTC column does that', () => {
  const clock = zonedClock('Europe/Berlin');
  expect(clock?.textOf(new Date('2026-10-25T00:30:00.000Z'))).toBe('2026-10-25 02:30:00');
  expect(clock?.textOf(new Date('2026-10-25T01:30:00.000Z'))).toBe('2026-10-25 02:30:00');
});

test('what is no zone has no clock', () => {
  for (const zone of ['', 'Mars/Olympus', '../etc/passwd', 'UTC;drop']) expect(zonedClock(zone)).toBeNull();
});

test('a zone is asked for by a name, never by an offset, which not every engine takes', () => {
  for (const zone of ['+08:00', '-0330']) expect(zonedClock(zone)).toBeNull();
  expect(zonedClock('Asia/Kuala_Lumpur')).toBe(zonedClock('Asia/Kuala_Lumpur'));
});
