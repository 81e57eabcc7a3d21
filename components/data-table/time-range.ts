import { dayMs, hourMs } from '@/lib/platform/time';

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

/** What a list's URL says of time: a preset, or bounds of one's own as `datetime-local` fields have them, in UTC. */
export interface TimeRange {
  preset: TimePreset | null;
  /** `2026-11-20T09:30`; empty: open. A preset leaves both empty. */
  from: string;
  to: string;
}

const bound = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?Z?$/;

function readBound(text: string | null): Date | null {
  if (text === null || !bound.test(text)) return null;
  const at = new Date(text.endsWith('Z') || !text.includes('T') ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Pure: the range of a query, what cannot be read left out. */
export function readTimeRange(query: URLSearchParams): TimeRange {
  const preset = timePresets.find((known) => known === query.get('range')) ?? null;
  if (preset) return { preset, from: '', to: '' };
  const field = (name: string) => readBound(query.get(name))?.toISOString().slice(0, 16) ?? '';
  return { preset: null, from: field('from'), to: field('to') };
}

/** Pure: `query` with its range spelled out as the instants `from` and `to` that verbs read, ISO 8601 UTC. */
export function withInstants(query: URLSearchParams, now: Date): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('range');
  const preset = timePresets.find((known) => known === query.get('range'));
  if (preset) {
    next.set('from', new Date(now.getTime() - spansMs[preset]).toISOString());
    next.delete('to');
    return next;
  }
  for (const name of ['from', 'to']) {
    const at = readBound(query.get(name));
    if (at) next.set(name, at.toISOString());
    else next.delete(name);
  }
  return next;
}

/** Pure: "Last 7 days", "from 2026-11-20 09:30 UTC"; null: any time. */
export function timeRangeWords(range: TimeRange): string | null {
  if (range.preset) return timePresetLabels[range.preset];
  const shown = (text: string) => text.replace('T', ' ');
  if (range.from && range.to) return `${shown(range.from)} – ${shown(range.to)} UTC`;
  if (range.from) return `from ${shown(range.from)} UTC`;
  if (range.to) return `until ${shown(range.to)} UTC`;
  return null;
}
