import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** The demo's destination secret: fixed, known to everybody. */
export const demoForwardSecret = `whsec_${Buffer.from('callback-console-demo-forward-key').toString('base64')}`;

/** Out of a hundred callbacks the demo's backend refuses, puts off and dawdles over this many. */
const moods = { refusesPercent: 12, busyPercent: 5, slowPercent: 8 } as const;
const busyRetryAfterSeconds = 5;
const slowMs = 1_200;

function isGenuine(request: IncomingMessage, body: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = request.headers;
  const key = Buffer.from(demoForwardSecret.slice('whsec_'.length), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return String(signatures)
    .split(' ')
    .map((signature) => Buffer.from(signature.replace(/^v1,/, ''), 'base64'))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
}

function answer(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request);
  if (!isGenuine(request, body)) return answer(response, 401, { error: 'The signature does not match.' });
  const mood = randomInt(100);
  if (mood < moods.refusesPercent) return answer(response, 500, { error: 'The ledger of the demo shop is locked.' });
  if (mood < moods.refusesPercent + moods.busyPercent) {
    return answer(response, 503, { error: 'Busy.' }, { 'Retry-After': String(busyRetryAfterSeconds) });
  }
  if (mood < moods.refusesPercent + moods.busyPercent + moods.slowPercent) await wait(slowMs);
  return answer(response, 200, { received: request.headers['webhook-id'] ?? null });
}

/**
 * A merchant's backend for the demo, on a free port of 127.0.0.1: checks Standard Webhooks signatures and fails now and
 * then, so that retries can be watched.
 */
export async function startDemoBackend(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/callbacks`, close };
}
