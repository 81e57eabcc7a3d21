import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';

/** One request that a merchant's backend got. */
export interface ReceivedRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer;
}

export type Answer = (request: ReceivedRequest, response: ServerResponse, socket: Socket) => void;

export interface Backend {
  url: string;
  port: number;
  /** Every request, in the order in which they were whole. */
  received: ReceivedRequest[];
  /** What the next requests are answered; 200 until it is told. */
  answer(answer: Answer): void;
  /** Resolves when `count` requests have been received. */
  until(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Answers with a status, and headers and body where given. */
export function status(code: number, headers: Record<string, string> = {}, body = ''): Answer {
  return (_request, response) => response.writeHead(code, headers).end(body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A merchant's backend on a real socket of this machine; with `tls` it speaks HTTPS. */
export async function openBackend(tls?: { key: string; cert: string }): Promise<Backend> {
  const received: ReceivedRequest[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let answer: Answer = status(200);
  const listener: RequestListener = (request, response) => {
    readBody(request).then(
      (body) => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        const whole = { method: request.method ?? '', url: request.url ?? '', headers, body };
        received.push(whole);
        for (const { count, resolve } of waiting) if (received.length >= count) resolve();
        answer(whole, response, request.socket);
      },
      () => response.destroy(),
    );
  };
  const server: Server = tls ? createSecureServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    port,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/callbacks`,
    received,
    answer(next) {
      answer = next;
    },
    until: (count) =>
      new Promise((resolve) => {
        if (received.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
