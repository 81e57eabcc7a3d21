/** What names a host and its port, and nothing beside it: an origin is shown, and copied from where it is shown. */
const hostName = /^[\w.:[\]-]+$/;

/**
 * Where the browser of these headers reached the console: `https://console.example`; proves nothing, for anybody can send it.
 * Next writes `X-Forwarded-Host` where no proxy did, and asks itself for the page that a server function redirects to: only
 * that header still names the browser's host then, for `Host` is the address listened on.
 */
export function originOf(headers: Headers): string {
  const first = (name: string) => headers.get(name)?.split(',')[0]?.trim() ?? '';
  const scheme = first('x-forwarded-proto') === 'https' ? 'https' : 'http';
  const host = [first('x-forwarded-host'), first('host')].find((name) => hostName.test(name));
  return `${scheme}://${host ?? 'localhost'}`;
}
