import { expect, test } from 'vitest';
import { streamPace } from '@/lib/live/open-stream';
import { newsWords, spokenChange } from './live-words';
import { answerMsMax, pollMs, retryMs, silenceMsMax } from './reconnect';

test('news are counted to their bound, and none are not mentioned', () => {
  expect(newsWords({ value: 0, bounded: false })).toBeNull();
  expect(newsWords({ value: 12, bounded: false })).toBe('12 new');
  expect(newsWords({ value: 1_000, bounded: true })).toBe('1,000+ new');
});

test('a lost connection and its return are said aloud, a page that opens is not', () => {
  expect(spokenChange('idle', 'connecting')).toBe('');
  expect(spokenChange('connecting', 'live')).toBe('');
  expect(spokenChange('live', 'reconnecting')).toMatch(/^Reconnecting\. /);
  expect(spokenChange('reconnecting', 'live')).toBe('Live again.');
  expect(spokenChange('reconnecting', 'polling')).toBe('Live again.');
});

test('tries come further apart, never more than 15 s, and not all at the same instant', () => {
  const waits = Array.from({ length: 12 }, (_, failures) => retryMs(failures, 0.5));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBeLessThanOrEqual(15_000);
  expect(retryMs(3, 0)).toBeLessThan(retryMs(3, 0.9));
});

test('a server that stands still is doubted within 12 s, and one that missed a single beat is not', () => {
  expect(silenceMsMax).toBeLessThanOrEqual(12_000);
  expect(silenceMsMax).toBeGreaterThan(2 * streamPace.beatMs);
  expect(pollMs + answerMsMax).toBeLessThanOrEqual(silenceMsMax);
});

test('being signed out, and being refused, are said aloud', () => {
  expect(spokenChange('live', 'ended')).toMatch(/^Signed out\. /);
  expect(spokenChange('ended', 'polling')).toBe('Live again.');
  expect(spokenChange('ended', 'somebody else')).toMatch(/^Somebody else\. .*Load it again/);
  expect(spokenChange('live', 'refused')).toMatch(/^Not live\. Your role /);
});
