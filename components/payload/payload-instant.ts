const named = /time|date|stamp|expire|created|updated|finished|(?:^|_)at$|At$/i;
const isoLike = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})$/;
/** 2001-09-09 and 2096-10-02: unix seconds of ten digits between them are plausible instants, others are plain numbers. */
const firstSecond = 1_000_000_000;
const lastSecond = 4_000_000_000;

/**
 * Pure: the instant that a payload field tells, ISO 8601 UTC, or null. Reads unix seconds and milliseconds where the field's
 * name speaks of time, and ISO texts that name their zone; a text without a zone is left as it is, never guessed.
 */
export function payloadInstant(name: string, text: string): string | null {
  if (isoLike.test(text)) {
    const at = new Date(text.replace(' ', 'T').replace(/\s/g, ''));
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
  }
  if (!named.test(name) || !/^\d{10}(?:\d{3})?$/.test(text)) return null;
  const seconds = Number(text.slice(0, 10));
  if (seconds < firstSecond || seconds > lastSecond) return null;
  return new Date(Number(text.padEnd(13, '0'))).toISOString();
}
