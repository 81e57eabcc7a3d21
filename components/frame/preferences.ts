/** `system`: as the device says, also when it changes its mind. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const densities = ['compact', 'default', 'comfortable'] as const;
export type Density = (typeof densities)[number];

export interface Preferences {
  theme: Theme;
  density: Density;
}

/** Read by the server when it renders, so nothing flashes and nothing differs on hydration. They hold nothing secret. */
export const preferenceCookies = { theme: 'console-theme', density: 'console-density' } as const satisfies Record<
  keyof Preferences,
  string
>;

/** The reader's choices, from the values of their cookies; anything unknown is the default. */
export function parsePreferences(theme: string | undefined, density: string | undefined): Preferences {
  return {
    theme: themes.find((known) => known === theme) ?? 'system',
    density: densities.find((known) => known === density) ?? 'default',
  };
}
