import { cookies } from 'next/headers';
import { cache } from 'react';
import { readConsoleZone } from '@/lib/access/time-zone/console-zone';
import { type ReaderZone, readZoneChoice, zoneCookie } from '@/lib/access/time-zone/reader-zone';
import { getContext } from '@/lib/platform/boot';
import { utcClock, type ZonedClock, zonedClock } from '@/lib/platform/time-zone/zoned-clock';

/**
 * The zone that this request's reader sees times in. Asked once a request; while the database is away the console's is taken
 * for UTC, which the times then say.
 */
export const readReaderZone = cache(async (): Promise<ReaderZone> => {
  const ctx = await getContext();
  const [jar, consoleZone] = await Promise.all([cookies(), readConsoleZone(ctx).catch(() => utcClock.zone)]);
  return readZoneChoice(jar.get(zoneCookie)?.value, consoleZone);
});

/** Its clock, for what a server component writes itself; `Time` has it from the frame. */
export async function readReaderClock(): Promise<ZonedClock> {
  return zonedClock((await readReaderZone()).zone) ?? utcClock;
}
