import { dayMs, hourMs } from '@/lib/platform/time';
import { dayStartMs, instantMsOf } from '@/lib/platform/time-zone/local-time';
import { utcClock, type ZonedClock, zonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { wallText } from '@/lib/platform/time-zone/zoned-text';

/** Spans up to now, and days of a zone's clocks, that a list offers, in the order offered. */
export const timePresets = ['1h', 'today', 'yesterday', '24h', '7d', '30d'] as const;
export type TimePreset = (typeof timePresets)[number];

export const timePresetLabels: Record<TimePreset, string> = {
  '1h': 'Last hour',
  today: 'Today',
  yesterday: 'Yesterday',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
};

/** Days after today's. */
const days = { today: 0, yesterday: -1 } as const;

/** Pure: whether a preset is a day, which begins by somebody's clocks; the others are counted back from now. */
export function isDay(preset: string | null): preset is keyof typeof days {
  return preset !== null && Object.hasOwn(days, preset);
}

const spansMs: Record<Exclude<TimePreset, keyof typeof days>, number> = {
  '1h': hourMs,
  '24h': dayMs,
  '7d': 7 * dayMs,
  '30d': 30 * dayMs,
};

/** Pure: the bounds of a preset at `now`; an end of null is open. */
function boundsOf(preset: TimePreset, clock: ZonedClock, now: Date): { fromMs: number; toMs: number | null } {
  if (!isDay(preset)) return { fromMs: now.getTime() - spansMs[preset], toMs: null };
  const day = (after: number) => dayStartMs(clock, now.getTime(), days[preset] + after);
  return { fromMs: day(0), toMs: day(1) };
}

/** The parameter that says whose clocks bounds of one's own, and days, are by: a link means the same instants to whoever opens it. */
export const zoneParam = 'tz';

/** What a list's URL says of time: a preset, or bounds of one's own as `datetime-local` fields have them. */
export interface TimeRange {
  preset: TimePreset | null;
  /** `2026-11-20T09:30`, with seconds where they are not zero, by the clocks of `zone`; empty: open. A preset leaves both empty. */
  from: string;
  to: string;
  /** IANA zone that the URL names; null: none, its bounds and days are UTC's. */
  zone: string | null;
}

const bound = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?))?(Z)?$/;

function clockOf(query: URLSearchParams): ZonedClock | null {
  return zonedClock(query.get(zoneParam) ?? '');
}

/** A day alone is its first instant. */
function readBound(text: string | null, clock: ZonedClock): number | null {
  const [, day, time = '00:00', utc] = bound.exec(text ?? '') ?? [];
  const wallMs = day === undefined ? Number.NaN : Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(wallMs)) return null;
  return utc === undefined ? instantMsOf(clock, wallMs) : wallMs;
}

/** Pure: the range of a query, what cannot be read left out. */
export function readTimeRange(query: URLSearchParams): TimeRange {
  const clock = clockOf(query);
  const preset = timePresets.find((known) => known === query.get('range')) ?? null;
  if (preset) return { preset, from: '', to: '', zone: clock?.zone ?? null };
  const field = (name: string) => {
    const at = readBound(query.get(name), clock ?? utcClock);
    return at === null
      ? ''
      : wallText(clock ?? utcClock, at)
          .replace(' ', 'T')
          .replace(/(?::00)?\.000$/, '');
  };
  return { preset: null, from: field('from'), to: field('to'), zone: clock?.zone ?? null };
}

/** Bounds of another field than the list's own time: `settledAt-from`. */
const fieldBound = /-(?:from|to)$/;

/**
 * Pure: `query` with its range spelled out as the instants `from` and `to` that verbs read, ISO 8601 UTC, and bounds of other
 * fields that are times of day by the same clocks. Bounds that cannot be read, or are swapped, are left out.
 */
export function withInstants(query: URLSearchParams, now: Date): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('range');
  next.delete(zoneParam);
  const clock = clockOf(query) ?? utcClock;
  for (const name of new Set([...query.keys()].filter((key) => fieldBound.test(key)))) {
    const at = readBound(query.get(name), clock);
    if (at !== null) next.set(name, new Date(at).toISOString());
  }
  const preset = timePresets.find((known) => known === query.get('range'));
  if (preset) {
    const { fromMs, toMs } = boundsOf(preset, clock, now);
    next.set('from', new Date(fromMs).toISOString());
    if (toMs === null) next.delete('to');
    else next.set('to', new Date(toMs).toISOString());
    return next;
  }
  const swapped = isSwapped(query);
  for (const name of ['from', 'to']) {
    const at = readBound(query.get(name), clock);
    if (at !== null && !swapped) next.set(name, new Date(at).toISOString());
    else next.delete(name);
  }
  return next;
}

/** What is said of bounds that are. */
export const swappedWords = 'The time ends before it begins: swap “from” and “until”.';

/** Pure: whether the bounds of one's own end before they begin: nothing can lie between them, so nobody meant them. */
export function isSwapped(query: URLSearchParams): boolean {
  if (timePresets.some((known) => known === query.get('range'))) return false;
  const clock = clockOf(query) ?? utcClock;
  const [from = null, to = null] = ['from', 'to'].map((name) => readBound(query.get(name), clock));
  return from !== null && to !== null && to < from;
}

/** Pure: "Last 7 days", "Today, Asia/Tokyo", "from 2026-11-20 09:30 Asia/Tokyo"; null: any time. */
export function timeRangeWords({ preset, from, to, zone }: TimeRange): string | null {
  const name = zone ?? utcClock.zone;
  if (preset) return isDay(preset) ? `${timePresetLabels[preset]}, ${name}` : timePresetLabels[preset];
  const shown = (text: string) => text.replace('T', ' ');
  if (from && to) return `${shown(from)} – ${shown(to)} ${name}`;
  if (from) return `from ${shown(from)} ${name}`;
  if (to) return `until ${shown(to)} ${name}`;
  return null;
}
