import { randomBytes } from 'node:crypto';
import { makeCredential } from '@/lib/intake/credentials';
import { doorPrefix } from '@/lib/intake/incoming';
import { handleCallback } from '@/lib/intake/node-door';
import { handleCallbackRequest } from '@/lib/intake/web-door';
import type { Context } from '@/lib/platform/context';
import { listen } from '@/lib/platform/http/listen';
import { socketAddressHeader } from '@/lib/platform/http/source-address';
import { gatepay } from '@/lib/providers/gatepay';

/** A request as a provider would send it. */
export interface DoorRequest {
  method?: string;
  /** After `/api/callbacks/`, query included. */
  path?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | null;
}

export interface DoorReply {
  status: number;
  headers: Headers;
  body: string;
}

/** One of the two ways to `receive`: over a real socket, or as Next's route handler calls it. */
export interface OpenDoor {
  send(request: DoorRequest): Promise<DoorReply>;
  /** Null where the door has no socket of its own. */
  port: number | null;
  close(): Promise<void>;
}

function toInit({ method = 'POST', headers, body }: DoorRequest): RequestInit {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const all = new Headers({ 'content-type': 'application/json' });
  for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
  return { method, headers: all, body: bytes && new Uint8Array(bytes) };
}

async function toReply(response: Response): Promise<DoorReply> {
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** The console's own server, on a port of its own. */
export async function openNodeDoor(ctx: Context): Promise<OpenDoor> {
  const { port, close } = await listen('127.0.0.1', 0, (request, response) => {
    void handleCallback(ctx, request, response);
  });
  return {
    port,
    send: async (request) =>
      toReply(await fetch(`http://127.0.0.1:${port}${doorPrefix}${request.path ?? 'gatepay'}`, toInit(request))),
    close: () => close(0),
  };
}

/** What the route handler calls, with web requests. */
export async function openWebDoor(ctx: Context): Promise<OpenDoor> {
  return {
    port: null,
    async send(request) {
      const url = `http://console.test${doorPrefix}${request.path ?? 'gatepay'}`;
      const web = new Request(url, toInit(request));
      web.headers.set(socketAddressHeader(), '127.0.0.1');
      return toReply(await handleCallbackRequest(ctx, web));
    },
    close: async () => undefined,
  };
}

/** The headers with which GatePay would send `body`. */
export function gatepayHeadersFor(body: string, secret: string, at: Date): Record<string, string> {
  const credential = makeCredential(gatepay, { apiSecret: secret });
  const unsigned = { channel: 'gatepay', method: 'POST', contentType: 'application/json', query: '', body } as const;
  return gatepay.sign(unsigned, { credential, at, nonce: randomBytes(8).toString('hex') }).headers;
}

/** A signed request that the door must accept at `at`. */
export function signedGatepay(body: string, secret: string, at: Date): DoorRequest {
  return { body, headers: gatepayHeadersFor(body, secret, at) };
}
