import { zoneCookie } from '@/lib/access/time-zone/reader-zone';

/** `system`: as the device says, also when it changes its mind. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const densities = ['compact', 'default', 'comfortable'] as const;
export type Density = (typeof densities)[number];

/** `few`: none of one character alone, for those who speak to their computer. */
export const keyWishes = ['all', 'few'] as const;
export type KeyWish = (typeof keyWishes)[number];

export interface Preferences {
  theme: Theme;
  density: Density;
  keys: KeyWish;
}

/** What a browser remembers of its reader's choices. */
export interface Choices extends Preferences {
  /** As `lib/access/time-zone/reader-zone` writes it. */
  zone: string;
}

/** Read by the server when it renders, so nothing flashes and nothing differs on hydration. They hold nothing secret. */
export const preferenceCookies = {
  theme: 'console-theme',
  density: 'console-density',
  keys: 'console-keys',
  zone: zoneCookie,
} as const satisfies Record<keyof Choices, string>;

/** The reader's choices, where `cookie` answers a cookie's value; anything unknown is the default. */
export function parsePreferences(cookie: (name: string) => string | undefined): Preferences {
  const value = (name: keyof Preferences) => cookie(preferenceCookies[name]);
  return {
    theme: themes.find((known) => known === value('theme')) ?? 'system',
    density: densities.find((known) => known === value('density')) ?? 'default',
    keys: keyWishes.find((known) => known === value('keys')) ?? 'all',
  };
}
