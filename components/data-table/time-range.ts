import { dayMs, hourMs } from '@/lib/platform/time';
import { instantMsOf } from '@/lib/platform/time-zone/local-time';
import { utcClock, type ZonedClock, zonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { wallText } from '@/lib/platform/time-zone/zoned-text';

/** Spans up to now that a list offers, in the order offered. */
export const timePresets = ['1h', '24h', '7d', '30d'] as const;
export type TimePreset = (typeof timePresets)[number];

export const timePresetLabels: Record<TimePreset, string> = {
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
};

const spansMs: Record<TimePreset, number> = { '1h': hourMs, '24h': dayMs, '7d': 7 * dayMs, '30d': 30 * dayMs };

/** The parameter that says whose clocks bounds of one's own are by: a link means the same instants to whoever opens it. */
export const zoneParam = 'tz';

/** What a list's URL says of time: a preset, or bounds of one's own as `datetime-local` fields have them. */
export interface TimeRange {
  preset: TimePreset | null;
  /** `2026-11-20T09:30` by the clocks of `zone`; empty: open. A preset leaves both empty. */
  from: string;
  to: string;
  /** IANA zone that the URL names; null: none, its bounds are UTC. */
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
          .slice(0, 16);
  };
  return { preset: null, from: field('from'), to: field('to'), zone: clock?.zone ?? null };
}

/** Bounds of another field than the list's own time: `settledAt-from`. */
const fieldBound = /-(?:from|to)$/;

/**
 * Pure: `query` with its range spelled out as the instants `from` and `to` that verbs read, ISO 8601 UTC, and bounds of other
 * fields that are times of day by the same clocks.
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
    next.set('from', new Date(now.getTime() - spansMs[preset]).toISOString());
    next.delete('to');
    return next;
  }
  for (const name of ['from', 'to']) {
    const at = readBound(query.get(name), clock);
    if (at !== null) next.set(name, new Date(at).toISOString());
    else next.delete(name);
  }
  return next;
}

/** Pure: "Last 7 days", "from 2026-11-20 09:30 Asia/Tokyo"; null: any time. */
export function timeRangeWords({ preset, from, to, zone }: TimeRange): string | null {
  if (preset) return timePresetLabels[preset];
  const shown = (text: string) => text.replace('T', ' ');
  const name = zone ?? utcClock.zone;
  if (from && to) return `${shown(from)} – ${shown(to)} ${name}`;
  if (from) return `from ${shown(from)} ${name}`;
  if (to) return `until ${shown(to)} ${name}`;
  return null;
}
