'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { rememberChoice } from '@/components/frame/remember-choice';
import { type ReaderZone, writeZoneChoice, type ZoneSource, zoneCookie } from '@/lib/access/time-zone/reader-zone';
import { utcClock, type ZonedClock, zonedClock } from '@/lib/platform/time-zone/zoned-clock';

const Reader = createContext<ReaderZone>({ zone: 'UTC', source: 'console', consoleZone: 'UTC' });
const Clock = createContext<ZonedClock>(utcClock);

/**
 * Stands once around the console: everything in it shows times in the zone that the server rendered them in, so that nothing
 * changes on hydration. A reader who goes by the device's zone gets the page anew where that has become another one.
 */
export function ZoneProvider({ reader, children }: { reader: ReaderZone; children: ReactNode }) {
  const router = useRouter();
  const { zone, source } = reader;
  // The name stays the server's: browsers know some zones by older names.
  const clock = useMemo(() => ({ ...(zonedClock(zone) ?? utcClock), zone }), [zone]);
  useEffect(() => {
    const device = browserZone();
    const [here, there] = [zonedClock(device), zonedClock(zone)];
    if (source !== 'browser' || here === null || here.zone === there?.zone) return;
    rememberChoice(zoneCookie, writeZoneChoice('browser', device));
    router.refresh();
  }, [source, zone, router]);
  return (
    <Reader value={reader}>
      <Clock value={clock}>{children}</Clock>
    </Reader>
  );
}

/** The device's own zone; in a browser only. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Has this browser show times in another zone from now on; the page is read anew. `name`: of the reader's own choice. */
export function useChooseZone(): (source: ZoneSource, name: string) => void {
  const router = useRouter();
  return (source, name) => {
    rememberChoice(zoneCookie, writeZoneChoice(source, source === 'browser' ? browserZone() : name));
    router.refresh();
  };
}

/** The clock that times are shown by. */
export function useClock(): ZonedClock {
  return useContext(Clock);
}

/** Which zone that is, and why. */
export function useReaderZone(): ReaderZone {
  return useContext(Reader);
}
