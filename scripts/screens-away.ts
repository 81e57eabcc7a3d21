import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PassedOn } from '@/lib/platform/http/pass-on';

const repeatAfterSeconds = 5;

/** What is told where the screens did not answer. */
const words = {
  away: {
    title: 'The screens are being started',
    message: 'Callbacks are received meanwhile. Try this again in a few seconds.',
  },
  broken: {
    title: 'The screens went away before they answered',
    message: 'What you asked for may have been done: look before you repeat it. Callbacks are received meanwhile.',
  },
} as const;

/** In the colours of the console, without anything to load: what would serve it is away. */
const style = `:root{color-scheme:light dark;--ground:#fff;--ink:#18181b;--muted:#5b5b66}
@media(prefers-color-scheme:dark){:root{--ground:#0c0c0e;--ink:#f4f4f5;--muted:#a0a0ab}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:26rem;padding:1.5rem;text-align:center}h1{margin:0 0 .5rem;font-size:1.125rem}p{margin:0;color:var(--muted)}`;
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'`;

/** Pure: the page, which loads itself again where that is safe. */
export function awayPage({ title, message }: { title: string; message: string }, mayRepeat: boolean): string {
  const again = mayRepeat ? `<meta http-equiv="refresh" content="${repeatAfterSeconds}">` : '';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">${again}<title>${title}</title>`;
  return `<!doctype html><html lang="en"><head>${head}<style>${style}</style></head><body><main role="alert"><h1>${title}</h1><p>${message}</p></main></body></html>`;
}

/**
 * Answers for screens that did not: a page to a browser, the API's form under `/api/`, else text. 503 where it may be asked again, 502
 * where it changes something and may have been done. Does nothing where an answer has begun.
 */
export function answerAway(
  request: IncomingMessage,
  response: ServerResponse,
  became: Exclude<PassedOn, 'answered'>,
): void {
  if (response.headersSent || response.destroyed) return;
  const mayRepeat = became === 'unreached' || request.method === 'GET' || request.method === 'HEAD';
  const said = mayRepeat ? words.away : words.broken;
  const sentence = `${said.title}. ${said.message}`;
  const repeat = mayRepeat ? { 'retry-after': String(repeatAfterSeconds) } : {};
  const send = (type: string, body: string, more: Record<string, string> = {}) => {
    const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...repeat, ...more };
    response.writeHead(mayRepeat ? 503 : 502, headers).end(body);
  };
  if (request.url?.startsWith('/api/')) {
    send('application/json', JSON.stringify({ error: { code: 'unavailable', message: sentence } }));
  } else if (request.headers.accept?.includes('text/html')) {
    send('text/html', awayPage(said, mayRepeat), { 'content-security-policy': policy });
  } else send('text/plain', `${sentence}\n`);
}
