/** `scheme://user:password@`: everything before the host. */
const credentials = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*:[^\s/]*@/gi;
/** From a question mark after something that looks like a URL or a path, to its end. */
const query = /((?:[a-z][a-z0-9+.-]*:\/|\/)[^\s?'"`]*)\?[^\s'"`)]+/gi;
/** Words that secrets stand behind: `password=…`, `Bearer …`, `"secret": "…"`. */
const named =
  /\b(password|passwd|pwd|secret|token|api[_-]?key|authorization|signature)(["']?\s*[:=]\s*["']?)(?:bearer\s+)?[^\s"',;&)]+/gi;
const bearer = /\b(bearer)\s+[^\s"',;]+/gi;
const signingSecret = /\bwhsec_[A-Za-z0-9+/=_-]+/g;

/** Pure: `text` without what connection strings, queries of URLs and named secrets hold. The rest stays as it is. */
export function redactText(text: string): string {
  return text
    .replace(credentials, '$1[redacted]@')
    .replace(query, '$1?[redacted]')
    .replace(named, '$1$2[redacted]')
    .replace(bearer, '$1 [redacted]')
    .replace(signingSecret, 'whsec_[redacted]');
}
