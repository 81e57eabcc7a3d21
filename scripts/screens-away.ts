import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PassedOn } from '@/lib/platform/http/pass-on';

const repeatAfterSeconds = 5;

/** What is to be done about a request that the screens did not answer. */
type Advice = 'wait' | 'send again' | 'ask again' | 'look';

interface Told {
  status: 502 | 503;
  title: string;
  message: string;
}

const told: Readonly<Record<Advice, Told>> = {
  wait: {
    status: 503,
    title: 'The screens are being started',
    message: 'Callbacks are received meanwhile. Try this again in a few seconds.',
  },
  'send again': {
    status: 503,
    title: 'The screens are being started',
    message: 'Nothing of this was done: send it again in a few seconds. Callbacks are received meanwhile.',
  },
  'ask again': {
    status: 502,
    title: 'The screens went away while they answered this',
    message: 'Callbacks are received meanwhile. If it happens again, the log of the console says why they ended.',
  },
  look: {
    status: 502,
    title: 'The screens went away before they answered',
    message: 'What you asked for may have been done: look before you repeat it. Callbacks are received meanwhile.',
  },
};

/** In the colours of the console, without anything to load: what would serve it is away. */
const style = `:root{color-scheme:light dark;--ground:#fff;--ink:#18181b;--muted:#5b5b66}
@media(prefers-color-scheme:dark){:root{--ground:#0c0c0e;--ink:#f4f4f5;--muted:#a0a0ab}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:26rem;padding:1.5rem;text-align:center}h1{margin:0 0 .5rem;font-size:1.125rem}p{margin:0 0 .5rem;color:var(--muted)}a{color:var(--ink)}`;
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'`;

/** Changes nothing and has no body: it can be asked again. */
export function isSafe({ method, headers }: IncomingMessage): boolean {
  const isBodiless = headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
  return isBodiless && (method === 'GET' || method === 'HEAD');
}

/** Pure: only what nobody had taken is to be repeated without being asked, or a page that ends the screens would end the next ones too. */
function advise(became: Exclude<PassedOn, 'answered'>, mayRepeat: boolean): Advice {
  if (became === 'unreached') return mayRepeat ? 'wait' : 'send again';
  return mayRepeat ? 'ask again' : 'look';
}

/** Pure: the page. It loads itself again where that is the advice, and offers to where somebody has to decide. */
function awayPage(advice: Advice): string {
  const { title, message } = told[advice];
  const reload = advice === 'wait' ? `<meta http-equiv="refresh" content="${repeatAfterSeconds}">` : '';
  const link = advice === 'ask again' ? '<p><a href="">Ask again</a></p>' : '';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">${reload}<title>${title}</title>`;
  return `<!doctype html><html lang="en"><head>${head}<style>${style}</style></head><body><main role="alert"><h1>${title}</h1><p>${message}</p>${link}</main></body></html>`;
}

/**
 * Answers for screens that did not: a page to a browser, the API's form under `/api/`, else text. 503 with `Retry-After` where nothing
 * was done, 502 where it was taken and may have been. Does nothing where an answer has begun.
 */
export function answerAway(
  request: IncomingMessage,
  response: ServerResponse,
  became: Exclude<PassedOn, 'answered'>,
): void {
  if (response.headersSent || response.destroyed) return;
  const advice = advise(became, isSafe(request));
  const { status, title, message } = told[advice];
  const sentence = `${title}. ${message}`;
  const repeat = status === 503 ? { 'retry-after': String(repeatAfterSeconds) } : {};
  const send = (type: string, body: string, more: Record<string, string> = {}) => {
    const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...repeat, ...more };
    response.writeHead(status, headers).end(body);
  };
  if (request.url?.startsWith('/api/')) {
    send('application/json', JSON.stringify({ error: { code: 'unavailable', message: sentence } }));
  } else if (request.headers.accept?.includes('text/html')) {
    send('text/html', awayPage(advice), { 'content-security-policy': policy });
  } else send('text/plain', `${sentence}\n`);
}
