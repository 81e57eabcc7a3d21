import { zonedClock } from '@/lib/platform/time-zone/zoned-clock';

/** The cookie in which a browser keeps its reader's choice, as those of theme and density; it holds nothing secret. */
export const zoneCookie = 'console-zone';

/** console: whatever the console's zone is; browser: that of the device, wherever it goes; own: one chosen by name. */
export const zoneSources = ['console', 'browser', 'own'] as const;
export type ZoneSource = (typeof zoneSources)[number];

/** The zone that times are shown in to one reader, and why. */
export interface ReaderZone {
  zone: string;
  source: ZoneSource;
  /** The console's own. */
  consoleZone: string;
}

/** Pure: the cookie's value for a choice: empty, `browser Europe/Berlin` or `Asia/Tokyo`. */
export function writeZoneChoice(source: ZoneSource, zone: string): string {
  switch (source) {
    case 'console':
      return '';
    case 'browser':
      return `browser ${zone}`;
    case 'own':
      return zone;
  }
}

/** Pure: the zone that a cookie's value asks for; the console's where it says nothing, or nothing that there is. */
export function readZoneChoice(value: string | undefined, consoleZone: string): ReaderZone {
  const [, browser, name = ''] = /^(browser )?([\w+\-/]{1,64})$/.exec(value ?? '') ?? [];
  const clock = zonedClock(name);
  if (clock === null) return { zone: consoleZone, source: 'console', consoleZone };
  return { zone: clock.zone, source: browser === undefined ? 'own' : 'browser', consoleZone };
}
