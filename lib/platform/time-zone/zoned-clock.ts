/** An IANA time zone's clock. */
export interface ZonedClock {
  /** The zone's own name, as `Asia/Kuala_Lumpur`. */
  zone: string;
  /** How far its clocks are ahead of UTC at an instant, both in ms. */
  offsetMsAt(atMs: number): number;
  /** `2026-03-02 17:00:00` of the zone, which spreadsheets read as a time; the UTC column beside it is the exact one. */
  textOf(at: Date): string;
}

/** Offsets of all zones have changed only at multiples of a quarter of an hour since 1972. */
const bucketMs = 15 * 60_000;
const bucketsMax = 50_000;

function offsetReader(format: Intl.DateTimeFormat): (at: number) => number {
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    const day = [part('year'), part('month') - 1, part('day')] as const;
    const shown = Date.UTC(...day, part('hour'), part('minute'), part('second'));
    return shown - Math.floor(at / 1_000) * 1_000;
  };
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  // Offsets (`+08:00`) are taken by some engines and not by others: a name means the same to all.
  if (!/^[A-Za-z]/.test(zone)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

/** The name as it was asked for, which engines replace by older ones (`Asia/Katmandu`); case and UTC as the engine has them. */
function nameOf(zone: string, format: Intl.DateTimeFormat): string {
  const resolved = format.resolvedOptions().timeZone;
  return resolved === 'UTC' || resolved.toLowerCase() === zone.toLowerCase() ? resolved : zone;
}

/** Zones that were asked for by the name that they were asked by; there are some hundreds. */
const clocks = new Map<string, ZonedClock>();

/**
 * The clock of `zone`, or null where the platform knows no such IANA zone. The same clock again for the same name, and fast
 * enough for a million rows: an offset is asked once a quarter-hour.
 */
export function zonedClock(zone: string): ZonedClock | null {
  const known = clocks.get(zone);
  if (known) return known;
  const format = formatOf(zone);
  if (format === null) return null;
  const readOffset = offsetReader(format);
  const offsets = new Map<number, number>();
  const offsetMsAt = (atMs: number) => {
    const bucket = Math.floor(atMs / bucketMs);
    const kept = offsets.get(bucket);
    if (kept !== undefined) return kept;
    const offset = readOffset(bucket * bucketMs);
    if (offsets.size >= bucketsMax) offsets.clear();
    offsets.set(bucket, offset);
    return offset;
  };
  const textOf = (at: Date) => {
    const time = at.getTime();
    return new Date(time + offsetMsAt(time)).toISOString().slice(0, 19).replace('T', ' ');
  };
  const clock = { zone: nameOf(zone, format), offsetMsAt, textOf };
  clocks.set(zone, clock);
  return clock;
}

/** UTC, which every instant is kept in. */
export const utcClock: ZonedClock = {
  zone: 'UTC',
  offsetMsAt: () => 0,
  textOf: (at) => at.toISOString().slice(0, 19).replace('T', ' '),
};
