import type { Context } from '@/lib/platform/context';
import { socketAddressHeader, sourceAddressOf } from '@/lib/platform/http/source-address';
import { type DoorAnswer, doorPrefix, type Incoming } from './incoming';
import { readWebBody } from './read-web-body';
import { receive } from './receive';

function readRequest(ctx: Context, request: Request): Incoming {
  const url = new URL(request.url);
  const headers = [...request.headers].filter(([name]) => name !== socketAddressHeader());
  return {
    path: url.pathname.slice(doorPrefix.length),
    method: request.method,
    headers: Object.fromEntries(headers),
    query: url.search.slice(1),
    sourceAddress: sourceAddressOf(request.headers, ctx.environment.trustedProxies),
    readBody: (limits) => readWebBody(request.body, limits),
  };
}

function toResponse({ status, headers, body, close }: DoorAnswer): Response {
  return new Response(body, { status, headers: close ? { ...headers, connection: 'close' } : headers });
}

/** The door for whoever brings web requests: the route handler, on any server that Next runs on. Never throws. */
export async function handleCallbackRequest(ctx: Context, request: Request): Promise<Response> {
  return toResponse(await receive(ctx, readRequest(ctx, request)));
}
