import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs } from '@/lib/platform/time';
import { type AccountHours, decideSilence, usualInHour } from './decide-silence';

const bound = { missingMin: 20, minutesMin: 60 };
/** A Monday. */
const monday = Date.parse('2026-03-02T00:00:00Z');
const at = (text: string) => new Date(`2026-03-${text}:00Z`);

/** What came in each hour of the six weeks before `until`, by the day of the week (0 = Monday) and the hour of the day. */
function history(until: Date, rate: (weekday: number, hour: number, start: number) => number, weeks = 6): AccountHours {
  const counts = new Map<number, number>();
  const firstHour = monday - weeks * 7 * dayMs;
  for (let hour = firstHour; hour < until.getTime(); hour += hourMs) {
    const day = Math.floor((hour - firstHour) / dayMs) % 7;
    const count = rate(day, Math.floor((hour % dayMs) / hourMs), hour);
    if (count > 0) counts.set(hour, count);
  }
  return { enabled: true, counts, firstHour };
}

const officeHours = (day: number, hour: number) => (day < 5 && hour >= 9 && hour < 18 ? 30 : 0);

test('an account that falls silent in its busy hours is missed within two of them', () => {
  const account = history(at('04T11:00'), officeHours);
  expect(decideSilence(account, bound, at('04T11:30')).silent).toBe(false);
  expect(decideSilence(account, bound, at('04T12:00'))).toEqual({ silent: true, since: at('04T11:00'), missing: 30 });
});

test('nights and weekends in which nothing ever comes are no silence', () => {
  const account = history(at('06T18:00'), officeHours);
  for (const now of ['06T23:59', '07T12:00', '08T23:59', '09T09:00']) {
    expect(decideSilence(account, bound, at(now)), now).toEqual({ silent: false, why: 'within its usual' });
  }
  expect(decideSilence(account, bound, at('09T10:00')).silent).toBe(true);
});

test('an account with few callbacks is given days', () => {
  const account = history(at('04T00:00'), (_, hour) => (hour === 12 ? 4 : 0));
  expect(decideSilence(account, bound, at('07T13:00')).silent).toBe(false);
  expect(decideSilence(account, bound, at('08T13:00')).silent).toBe(true);
});

test('a new account is judged from the day on that two weeks of it are known', () => {
  const young = history(at('04T11:00'), () => 100, 1);
  expect(decideSilence(young, bound, at('04T20:00')).silent).toBe(false);
  const older = history(at('04T11:00'), () => 100, 2);
  expect(decideSilence(older, bound, at('04T20:00')).silent).toBe(true);
});

test('an account that was switched off, or never sent anything, is not silent', () => {
  const account = history(at('04T11:00'), officeHours);
  expect(decideSilence({ ...account, enabled: false }, bound, at('04T17:00'))).toMatchObject({ why: 'disabled' });
  const fresh = { enabled: true, counts: new Map(), firstHour: null };
  expect(decideSilence(fresh, bound, at('04T17:00'))).toMatchObject({ why: 'never heard of' });
});

test('one busy week makes no habit', () => {
  const burst = monday - 7 * dayMs;
  const account = history(at('04T11:00'), (_, __, start) => (start >= burst && start < monday ? 5_000 : 0));
  expect(usualInHour(account, monday)).toBe(0);
  expect(decideSilence(account, bound, at('07T00:00')).silent).toBe(false);
});

test('a holiday in one of the weeks does not hide a silence', () => {
  const holiday = Date.parse('2026-02-18T00:00:00Z');
  const account = history(at('04T11:00'), (day, hour, start) =>
    start >= holiday && start < holiday + dayMs ? 0 : officeHours(day, hour),
  );
  expect(decideSilence(account, bound, at('04T13:00')).silent).toBe(true);
});

test('what is silent for weeks becomes its usual, and is silent no more', () => {
  const account = history(at('01T00:00'), officeHours);
  expect(decideSilence(account, bound, new Date(monday + 2 * 7 * dayMs)).silent).toBe(true);
  expect(decideSilence(account, bound, new Date(monday + 6 * 7 * dayMs)).silent).toBe(false);
});

test('a callback ends every silence, and no account is silent sooner than the bound says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(200), { minLength: 168, maxLength: 168 }),
      fc.integer({ min: 0, max: 13 * 24 * 60 }),
      fc.integer({ min: 1, max: 600 }),
      (week, minutes, minutesMin) => {
        const now = new Date(monday + minutes * minuteMs);
        const last = monday - 3 * dayMs;
        const rate = (day: number, hour: number) => week[day * 24 + hour] ?? 0;
        const account = history(new Date(last), rate);
        const silence = decideSilence(account, { missingMin: 1, minutesMin }, now);
        if (silence.silent)
          expect(now.getTime() - silence.since.getTime()).toBeGreaterThanOrEqual(minutesMin * minuteMs);
        const hour = Math.floor(now.getTime() / hourMs) * hourMs;
        const counts = new Map([...account.counts, [hour, 1]] as const);
        expect(decideSilence({ ...account, counts }, { missingMin: 1, minutesMin }, now).silent).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});
