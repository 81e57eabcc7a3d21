import { describe, expect, it } from 'vitest';
import { zonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { relativeMinutes, relativeTime } from './relative-time';

const now = new Date('2026-03-02T09:00:00.000Z');
const at = (text: string) => relativeTime(new Date(text), now);

describe('relativeTime', () => {
  it('speaks in the largest whole unit and never calls a thing older than it is', () => {
    expect(at('2026-03-02T08:59:59.500Z')).toBe('now');
    expect(at('2026-03-02T08:59:48.001Z')).toBe('11 s ago');
    expect(at('2026-03-02T08:00:00.001Z')).toBe('59 min ago');
    expect(at('2026-03-02T08:00:00.000Z')).toBe('1 h ago');
    expect(at('2026-02-28T09:00:00.000Z')).toBe('2 d ago');
  });

  it('speaks of what is still to come', () => {
    expect(at('2026-03-02T09:05:00.000Z')).toBe('in 5 min');
  });

  it('gives the day from a week on, with its year only where that is another one', () => {
    expect(at('2026-02-23T09:00:00.000Z')).toBe('23 Feb');
    expect(at('2025-12-31T23:59:59.999Z')).toBe('31 Dec 2025');
  });

  it('gives the day of the reader’s zone', () => {
    const [old, tokyo] = [new Date('2025-12-31T23:59:59.999Z'), zonedClock('Asia/Tokyo') ?? undefined];
    expect(relativeTime(old, now, tokyo)).toBe('1 Jan');
  });
});

it('claims no seconds of what is written once a minute', () => {
  const ago = (ms: number) => relativeMinutes(new Date(now.getTime() - ms), now);
  expect([-2_000, 0, 54_000, 59_999].map(ago)).toEqual(Array(4).fill('within a minute'));
  expect(ago(60_000)).toBe('1 min ago');
});
