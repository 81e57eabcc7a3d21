/** A whole address instead of a path, as one writes to a proxy; servers have to take it too (RFC 9112, 3.2.2). */
const absolute = /^https?:\/\/[^/?#]*/i;

/** Characters that need no encoding: written plainly they name the same (RFC 3986, 6.2.2.2). */
const neverEncoded = /%(?:2[de]|3\d|[46][1-9a-f]|5[0-9af]|7[0-9ae])/gi;

const brokenEncoding = /%(?![0-9a-f]{2})/i;

/** Nothing in it could be written in another way. */
function isPlain(path: string): boolean {
  return path.startsWith('/') && !path.includes('%') && !path.includes('/.') && !path.includes('\\');
}

/** One writing of `path`, without the segments `.` and `..`. */
function normalised(path: string): string | null {
  if (!path.startsWith('/') || brokenEncoding.test(path)) return null;
  const decoded = path.replace(neverEncoded, (pair) => String.fromCharCode(Number.parseInt(pair.slice(1), 16)));
  return new URL(`http://console.invalid${decoded}`).pathname;
}

/**
 * Pure: path and query that a request's target asks for, each path in one writing, so that whoever decides by it and whoever answers
 * see the same; it always begins with `/`. The host of a whole address is not looked at: the console is one site under every name.
 * Null: no path (`*`, another scheme, a broken encoding).
 */
export function requestTarget(url: string): string | null {
  const text = url.replace(absolute, '');
  const [beforeFragment = ''] = text.split('#', 1);
  const queryAt = beforeFragment.indexOf('?');
  const given = queryAt < 0 ? beforeFragment : beforeFragment.slice(0, queryAt);
  const query = queryAt < 0 ? '' : beforeFragment.slice(queryAt);
  if (given === '' && text !== url) return `/${query}`;
  const path = isPlain(given) ? given : normalised(given);
  return path === null ? null : `${path}${query}`;
}
