import { type Preferences, preferenceCookies } from './preferences';

const yearSeconds = 365 * 24 * 60 * 60;

/** Shows the choice at once and remembers it for a year; the server reads the cookie from the next page on. */
export function choosePreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain HTTP.
  document.cookie = `${preferenceCookies[name]}=${value}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`;
  document.documentElement.dataset[name] = value;
}
