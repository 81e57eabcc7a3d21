import { type Preferences, preferenceCookies } from './preferences';
import { rememberChoice } from './remember-choice';

/** Shows the choice at once and remembers it; the server reads the cookie from the next page on. */
export function choosePreference<Name extends keyof Preferences>(name: Name, value: Preferences[Name]): void {
  rememberChoice(preferenceCookies[name], value);
  document.documentElement.dataset[name] = value;
}
