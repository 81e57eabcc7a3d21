import { mkdtemp, rm } from 'node:fs/promises';
import {
  Agent,
  type IncomingMessage,
  request as openRequest,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { listen, listenOnSocket } from './listen';
import { endToEnd, passOn } from './pass-on';

const folder = await mkdtemp(path.join(os.tmpdir(), 'callback-console-pass-on-'));
afterAll(() => rm(folder, { recursive: true }));
const addressHeader = 'x-at-the-other-end';
let sockets = 0;

/** A server that passes everything on to `handler` behind a socket; answers where it listens, and what passing on came to. */
async function open(handler: RequestListener) {
  sockets += 1;
  const socketPath = path.join(folder, String(sockets));
  const inner = await listenOnSocket(socketPath, handler);
  const passed: boolean[] = [];
  const outer = await listen('127.0.0.1', 0, async (request, response) => {
    const isWhole = await passOn(request, response, { socketPath, addressHeader });
    passed.push(isWhole);
    if (!isWhole && !response.headersSent) response.writeHead(503).end('away');
  });
  onTestFinished(() => Promise.all([outer.close(0), inner.close(0)]).then(() => undefined));
  return { port: outer.port, passed, endInner: () => inner.close(0) };
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

function send(port: number, { method = 'GET', headers = {}, body }: Sent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const agent = new Agent();
    const request = openRequest({ host: '127.0.0.1', port, method, headers, agent, path: '/a?b=%20c' }, resolve);
    request.once('error', reject).end(body);
  });
}

/** Answers what it was asked. */
const mirror: RequestListener = async (request, response) => {
  const body = await text(request);
  const { method, url, headers } = request;
  response.writeHead(201, 'Mirrored', [
    ...['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Content-Type', 'application/json'],
    ...['Keep-Alive', 'timeout=1', 'X-Own', 'of this hop', 'Connection', 'keep-alive, x-own'],
  ]);
  response.end(JSON.stringify({ method, url, headers, body }));
};

test.each<Sent>([
  { method: 'GET' },
  { method: 'POST' },
  { method: 'POST', body: 'with a length', headers: { 'content-length': '13' } },
  { method: 'POST', body: 'in pieces', headers: { 'transfer-encoding': 'chunked' } },
  { method: 'DELETE', body: 'in pieces, where none is usual', headers: { 'transfer-encoding': 'chunked' } },
  { method: 'PUT', body: 'announced', headers: { 'content-length': '9', expect: '100-continue' } },
])('what is asked arrives whole, with who asked: %j', async (sent) => {
  const { port, passed } = await open(mirror);
  const headers = { ...sent.headers, 'x-twice': 'kept', [addressHeader]: 'forged', te: 'trailers' };
  const answer = await send(port, { ...sent, headers });
  const seen = JSON.parse(await text(answer));
  expect(seen).toMatchObject({ method: sent.method, url: '/a?b=%20c', body: sent.body ?? '' });
  expect(seen.headers['x-twice']).toBe('kept');
  expect(seen.headers[addressHeader]).toBe('127.0.0.1');
  expect(seen.headers).not.toHaveProperty('te');
  expect(seen.headers).not.toHaveProperty('expect');
  expect(passed).toEqual([true]);
});

test('the answer comes back as it is, but for what belongs to the connection', async () => {
  const { port } = await open(mirror);
  const answer = await send(port, {});
  expect([answer.statusCode, answer.statusMessage]).toEqual([201, 'Mirrored']);
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(answer.headers).not.toHaveProperty('x-own');
  expect(answer.headers['keep-alive']).not.toBe('timeout=1');
  answer.resume();
});

test('a stream is open before it says something, and what it says comes at once', async () => {
  const streams: ServerResponse[] = [];
  const { port } = await open((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    streams.push(response);
  });
  const answer = await send(port, {});
  expect(answer.headers['content-type']).toBe('text/event-stream');
  const first = new Promise((resolve) => answer.once('data', (data) => resolve(data.toString())));
  streams[0]?.write('data: now\n\n');
  expect(await first).toBe('data: now\n\n');
  streams[0]?.end();
  expect(await text(answer)).toBe('');
});

test('who goes away is not waited for on the other side', async () => {
  let noticed = () => {};
  const gone = new Promise<void>((resolve) => {
    noticed = resolve;
  });
  const { port, passed } = await open((_request, response) => {
    response.once('close', noticed);
    response.write('the beginning');
  });
  const answer = await send(port, {});
  answer.destroy();
  await gone;
  await expect.poll(() => passed).toEqual([false]);
});

test('an answer that breaks off is not taken for a whole one', async () => {
  const { port, passed } = await open((_request, response) => {
    response.write('half of it', () => response.destroy());
  });
  await expect(text(await send(port, {}))).rejects.toThrow('aborted');
  expect(passed).toEqual([false]);
});

test('where nobody is there, nothing was answered yet and the caller can say so', async () => {
  const { port, passed, endInner } = await open(mirror);
  await endInner();
  const answer = await send(port, { method: 'POST', body: 'for nobody' });
  expect([answer.statusCode, await text(answer)]).toEqual([503, 'away']);
  expect(passed).toEqual([false]);
});

test('answers without a body end, and their connection goes on', async () => {
  const { port } = await open((_request, response) => response.writeHead(304, { etag: '"1"' }).end());
  expect((await send(port, {})).statusCode).toBe(304);
  const { port: mirrored } = await open(mirror);
  const head = await send(mirrored, { method: 'HEAD' });
  expect([head.statusCode, await text(head)]).toEqual([201, '']);
});

test('headers that the connection names stay behind with it', () => {
  expect(endToEnd(['Connection', 'close, X-Hop', 'X-Hop', '1', 'X-Kept', '2', 'x-kept', '3'], 'close, X-Hop')).toEqual([
    'X-Kept',
    '2',
    'x-kept',
    '3',
  ]);
});
