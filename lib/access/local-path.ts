/** Any origin will do: it is only there to see whether a path leaves it. */
const anywhere = 'http://console.invalid';

/**
 * `value` as a path on this console, or null where it would lead elsewhere (`//evil.example`, `/\evil.example`,
 * `javascript:…`) or back to signing in. What comes back always starts with exactly one slash.
 */
export function localPath(value: string | null | undefined): string | null {
  if (!value?.startsWith('/') || value.length > 2_048 || !URL.canParse(value, anywhere)) return null;
  const url = new URL(value, anywhere);
  if (url.origin !== anywhere || url.pathname.startsWith('//')) return null;
  if (/^\/(sign-in|api)(\/|$)/.test(url.pathname)) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
