import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/platform/time';
import { dayStartMs, wallMsOf } from '@/lib/platform/time-zone/local-time';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';

export const grouped = new Intl.NumberFormat('en');

/** Pure: `640 ms`, `1.1 s`, `4 min`, `2 h`, `3 d`: a length of time at a glance. */
export function lagWords(lagMs: number): string {
  if (lagMs < secondMs) return `${lagMs} ms`;
  if (lagMs < 10 * secondMs) return `${(lagMs / secondMs).toFixed(1)} s`;
  if (lagMs < 2 * minuteMs) return `${Math.round(lagMs / secondMs)} s`;
  if (lagMs < 2 * hourMs) return `${Math.round(lagMs / minuteMs)} min`;
  if (lagMs < 2 * dayMs) return `${Math.round(lagMs / hourMs)} h`;
  return `${Math.round(lagMs / dayMs)} d`;
}

/** Written here, for engines disagree on a comma between day and month, and a page must say the same in each. */
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'] as const;

/** Pure: a bar's time by the zone's clocks: `09:00` in a day, `Mon 2 Mar 06:00` over several. */
export function bucketWords(at: string, overDays: boolean, clock: ZonedClock): string {
  const wall = new Date(wallMsOf(clock, Date.parse(at)));
  const time = wall.toISOString().slice(11, 16);
  if (!overDays) return time;
  return `${weekdays[wall.getUTCDay()]} ${wall.getUTCDate()} ${months[wall.getUTCMonth()]} ${time}`;
}

/** Pure: when the overview's days begin, in a sentence: by the zone's midnight, or the full hour of UTC before it. */
export function dayWords(clock: ZonedClock, now: Date): string {
  const midnight = dayStartMs(clock, now.getTime());
  const begins = clock.textOf(new Date(Math.floor(midnight / hourMs) * hourMs)).slice(11, 16);
  return begins === '00:00'
    ? `Days begin at midnight, ${clock.zone}.`
    : `Days begin at ${begins}, ${clock.zone}: counts are kept by the hour of UTC.`;
}

export type Trend = 'much less' | 'much more' | 'as usual';

/** Callbacks below which chance says more than the provider. */
const trendMin = 20;

/** Pure: how what came stands to what usually does; null where nothing is known. Less than half or more than twice is worth a look. */
export function trendOf(received: number, usual: number | null): Trend | null {
  if (usual === null) return null;
  if (usual >= trendMin && received < usual / 2) return 'much less';
  return received >= trendMin && received > usual * 2 ? 'much more' : 'as usual';
}

/** Pure: the next round number that a scale ends at: 1, 2 or 5 times a power of ten; at least 1. */
export function scaleEnd(highest: number): number {
  if (highest <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= highest) ?? 10;
  return step * power;
}

/** Pure: what the end of the scale stands for: "1 callback", "1,000 callbacks". */
export function scaleWords(scale: number): string {
  return `${grouped.format(scale)} ${scale === 1 ? 'callback' : 'callbacks'}`;
}
