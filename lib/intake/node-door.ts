import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from '@/lib/platform/context';
import { sourceAddress } from '@/lib/platform/http/source-address';
import { type DoorAnswer, doorPrefix, type Incoming } from './incoming';
import { readNodeBody } from './read-node-body';
import { receive } from './receive';

/** True for the URLs that `handleCallback` answers; everything else is not for the door. */
export function isCallbackUrl(url: string | undefined): boolean {
  return url?.startsWith(doorPrefix) ?? false;
}

function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    flat[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return flat;
}

function readRequest(ctx: Context, request: IncomingMessage): Incoming {
  const url = request.url ?? '';
  const queryAt = url.indexOf('?');
  const headers = flatHeaders(request.headers);
  return {
    path: url.slice(doorPrefix.length, queryAt < 0 ? undefined : queryAt),
    method: request.method ?? '',
    headers,
    query: queryAt < 0 ? '' : url.slice(queryAt + 1),
    sourceAddress: sourceAddress({
      socketAddress: request.socket.remoteAddress ?? null,
      forwardedFor: headers['x-forwarded-for'] ?? null,
      trustedProxies: ctx.environment.trustedProxies,
    }),
    readBody: (limits) => readNodeBody(request, limits),
  };
}

function writeAnswer(response: ServerResponse, { status, headers, body, close }: DoorAnswer): void {
  // The provider may be gone by now; what it sent is stored all the same.
  if (response.destroyed || response.headersSent) return;
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  response.writeHead(status, close ? { ...headers, ...length, connection: 'close' } : { ...headers, ...length });
  response.end(body);
}

/**
 * After this round of the event loop: a body that came together with its headers is here then. Each request in a turn of its own, so
 * that the first of many are on their way to the database while the others are read.
 */
function nextRound(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Answers one request of `isCallbackUrl` directly on node:http. Never throws. */
export async function handleCallback(ctx: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await nextRound();
  writeAnswer(response, await receive(ctx, readRequest(ctx, request)));
}
