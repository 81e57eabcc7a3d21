import { mkdtemp, rm } from 'node:fs/promises';
import {
  Agent,
  type IncomingMessage,
  request as openRequest,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { passedBytesMax } from './bounded-body';
import { listen, listenOnSocket } from './listen';
import { endToEnd, type PassedOn, passOn } from './pass-on';

const folder = await mkdtemp(path.join(os.tmpdir(), 'callback-console-pass-on-'));
afterAll(() => rm(folder, { recursive: true }));
const addressHeader = 'x-at-the-other-end';
let sockets = 0;

/** A server that passes everything on to `handler` behind a socket; answers where it listens, and what passing on came to. */
async function open(handler: RequestListener) {
  sockets += 1;
  const socketPath = path.join(folder, String(sockets));
  const inner = await listenOnSocket(socketPath, handler);
  const passed: PassedOn[] = [];
  let doFirst = () => {};
  const before = (what: () => void) => {
    doFirst = what;
  };
  const outer = await listen('127.0.0.1', 0, async (request, response) => {
    doFirst();
    const became = await passOn(request, response, { socketPath, addressHeader });
    passed.push(became);
    if (became !== 'answered' && !response.headersSent) response.writeHead(503).end(became);
  });
  onTestFinished(() => Promise.all([outer.close(0), inner.close(0)]).then(() => undefined));
  return { port: outer.port, passed, before, endInner: () => inner.close(0), endOuter: () => outer.close(60_000) };
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

/** More than a connection holds that nobody reads from. */
const large = Buffer.alloc(8 * 1024 * 1024);

/** Answers what it was asked. */
const mirror: RequestListener = async (request, response) => {
  const body = await text(request);
  const { method, url, headers } = request;
  response.writeHead(201, 'Mirrored', [
    ...['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'Content-Type', 'application/json'],
    ...['Keep-Alive', 'timeout=1', 'Connection', 'keep-alive'],
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
  const headers = { ...sent.headers, 'x-twice': 'kept', te: 'trailers' };
  const answer = await send(port, { ...sent, headers });
  const seen = JSON.parse(await text(answer));
  expect(seen).toMatchObject({ method: sent.method, url: '/a?b=%20c', body: sent.body ?? '' });
  expect(seen.headers['x-twice']).toBe('kept');
  expect(seen.headers[addressHeader]).toBe('127.0.0.1');
  expect(seen.headers).not.toHaveProperty('te');
  expect(seen.headers).not.toHaveProperty('expect');
  expect(passed).toEqual(['answered']);
});

test('screens that ask the server themselves say for whom, as Next does with the headers that it got', async () => {
  let own = 0;
  const seen: (string | undefined)[] = [];
  const { port } = await open(async (request, response) => {
    seen.push(String(request.headers[addressHeader]));
    if (request.headers['x-again'] !== undefined) return void response.end('done');
    const told = { [addressHeader]: String(request.headers[addressHeader]), 'x-again': '1' };
    response.end(await text(await send(own, { method: 'POST', headers: told, body: 'an action' })));
  });
  own = port;
  const elsewhere = openRequest({ host: '127.0.0.1', port, localAddress: '127.0.0.2', agent: new Agent() }).end();
  const answer = await new Promise<IncomingMessage>((resolve) => elsewhere.once('response', resolve));
  expect(await text(answer)).toBe('done');
  expect(seen).toEqual(['127.0.0.2', '127.0.0.2']);
});

test('a body that says itself that it is too large is answered 413 unread, and reaches nobody', async () => {
  let reached = 0;
  const { port, passed } = await open(() => {
    reached += 1;
  });
  const body = 'x'.repeat(passedBytesMax + 1);
  const answer = await send(port, { method: 'POST', body, headers: { 'content-length': String(body.length) } });
  expect([answer.statusCode, answer.headers.connection]).toEqual([413, 'close']);
  expect(JSON.parse(await text(answer))).toEqual({ error: { code: 'too_large', message: expect.any(String) } });
  expect([reached, passed]).toEqual([0, ['answered']]);
});

test('a body in pieces is counted as it comes: what is too large is answered 413, and its beginning is nothing whole', async () => {
  const ends: string[] = [];
  const { port, passed } = await open((request) => {
    request.on('error', () => ends.push('cut off')).on('end', () => ends.push('whole'));
    request.resume();
  });
  const headers = { 'transfer-encoding': 'chunked' };
  const answer = await send(port, { method: 'POST', body: 'x'.repeat(passedBytesMax + 1), headers });
  expect(answer.statusCode).toBe(413);
  expect(await text(answer)).toContain('too_large');
  await expect.poll(() => ends).toEqual(['cut off']);
  expect(passed).toEqual(['answered']);
});

test('an answer that came before the body was too large is the one that its sender gets', async () => {
  const { port } = await open((_request, response) => response.writeHead(405).end('not here'));
  const socket = connect(port, '127.0.0.1');
  const answered = new Promise((resolve) => socket.once('data', (said: Buffer) => resolve(said.toString())));
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n');
  expect(await answered).toMatch(/^HTTP\/1\.1 405 /);
  const rest = 'x'.repeat(passedBytesMax);
  const gone = new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
  socket.resume().write(`${rest.length.toString(16)}\r\n${rest}\r\n0\r\n\r\n`);
  await gone;
});

test('the largest body arrives whole, however slowly it is read', async () => {
  const { port } = await open(async (request, response) => {
    let bytes = 0;
    for await (const chunk of request) {
      bytes += chunk.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
    response.end(String(bytes));
  });
  const framings = [
    ['transfer-encoding', 'chunked'],
    ['content-length', String(passedBytesMax)],
  ];
  for (const framed of framings) {
    const sent = { method: 'POST', body: 'x'.repeat(passedBytesMax), headers: Object.fromEntries([framed]) };
    const answer = await send(port, sent);
    expect([answer.statusCode, await text(answer)]).toEqual([200, String(passedBytesMax)]);
  }
});

test('a sender without an end is cut off once it has its answer', async () => {
  const { port } = await open((request) => void request.resume());
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  const cut = new Promise((resolve) => socket.once('close', resolve));
  let said = '';
  socket.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
  const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const go = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', go);
  go();
  await cut;
  expect(said).toContain('413');
});

test('the answer comes back as it is, but for what belongs to the connection', async () => {
  const { port } = await open(mirror);
  const answer = await send(port, {});
  expect([answer.statusCode, answer.statusMessage]).toEqual([201, 'Mirrored']);
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
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
  await expect.poll(() => passed).toEqual(['broken']);
});

test('who goes away with answers outstanding that it asked for ahead is not waited for on the other side', async () => {
  const inner = new Set<ServerResponse>();
  const { port } = await open((_request, response) => {
    inner.add(response);
    response.once('close', () => inner.delete(response)).end(large);
  });
  const clients = Array.from({ length: 4 }, () => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    // Takes nothing, so that its answers pile up.
    socket.pause().write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(50));
    return socket;
  });
  await expect.poll(() => inner.size).toBeGreaterThanOrEqual(clients.length);
  for (const socket of clients) socket.destroy();
  await expect.poll(() => inner.size).toBe(0);
});

test('what is asked for ahead is answered in turn and whole, bodies too', async () => {
  const { port } = await open(mirror);
  const socket = connect(port, '127.0.0.1');
  const said = text(socket);
  const ahead = ['one', 'two', 'six'].map(
    (body) => `POST /${body} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n${body}`,
  );
  socket.write(`${ahead.join('')}GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  const answers = await said;
  expect([...answers.matchAll(/"url":"(.*?)".*?"body":"(.*?)"/g)].map(([, ...seen]) => seen)).toEqual([
    ...[
      ['/one', 'one'],
      ['/two', 'two'],
      ['/six', 'six'],
    ],
    ['/last', ''],
  ]);
});

test('an answer that breaks off is not taken for a whole one', async () => {
  const { port, passed } = await open((_request, response) => {
    response.write('half of it', () => response.destroy());
  });
  await expect(text(await send(port, {}))).rejects.toThrow('aborted');
  expect(passed).toEqual(['broken']);
});

test('where nobody is there, nothing was answered yet and the caller can say so', async () => {
  const { port, passed, endInner } = await open(mirror);
  await endInner();
  const answer = await send(port, { method: 'POST', body: 'for nobody' });
  expect([answer.statusCode, await text(answer)]).toEqual([503, 'unreached']);
  expect(passed).toEqual(['unreached']);
});

test('where somebody was there and went away unheard, it may have been done, and that is told', async () => {
  const { port, passed } = await open((request) => request.socket.destroy());
  expect(await text(await send(port, { method: 'POST', body: 'done, perhaps' }))).toBe('broken');
  expect(passed).toEqual(['broken']);
});

test('what nobody had taken when the other side ended was not done, unless a body may have been taken in part', async () => {
  const socketPath = path.join(folder, 'takes-nothing');
  // Connects and reads nothing, as a process that hangs.
  const hanging = createServer({ pauseOnConnect: true }, (socket) => setImmediate(() => socket.destroy()));
  await new Promise<void>((resolve) => hanging.listen(socketPath, resolve));
  const outer = await listen('127.0.0.1', 0, async (request, response) => {
    response.end(await passOn(request, response, { socketPath, addressHeader }));
  });
  onTestFinished(() => outer.close(0).then(() => void hanging.close()));
  const ask = async (sent: Sent) => text(await send(outer.port, sent));
  expect(await ask({})).toBe('unreached');
  expect(await ask({ method: 'POST', body: 'perhaps', headers: { 'content-length': '7' } })).toBe('broken');
});

test('a kept connection that was ended before it is used again has taken nothing', async () => {
  const inner = new Set<Socket>();
  const { port, passed, before } = await open((request, response) => {
    inner.add(request.socket);
    response.end();
  });
  (await send(port, {})).resume();
  before(() => {
    for (const socket of inner) socket.destroy();
  });
  expect(await text(await send(port, {}))).toBe('unreached');
  expect(passed).toEqual(['answered', 'unreached']);
});

test('answers without a body end, and their connection goes on', async () => {
  const { port } = await open((_request, response) => response.writeHead(304, { etag: '"1"' }).end());
  expect((await send(port, {})).statusCode).toBe(304);
  const { port: mirrored } = await open(mirror);
  const head = await send(mirrored, { method: 'HEAD' });
  expect([head.statusCode, await text(head)]).toEqual([201, '']);
});

test('what a client names in Connection frames its request all the same, and nobody gets an answer to what it hid in there', async () => {
  const urls: (string | undefined)[] = [];
  let answerFirst = () => {};
  const { port } = await open(async (request, response) => {
    urls.push(request.url);
    const body = await text(request);
    const say = () => response.end(`${request.url} ${body.length}`);
    if (request.url === '/first') answerFirst = say;
    else say();
  });
  const hidden = 'GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n';
  const socket = connect(port, '127.0.0.1');
  const said = text(socket);
  const head = [
    'GET /first HTTP/1.1',
    'Host: a',
    'Connection: content-length, close',
    `Content-Length: ${hidden.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${hidden}`);
  await expect.poll(() => urls).toEqual(['/first']);
  answerFirst();
  expect(await said).toContain(`/first ${hidden.length}`);
  expect(await text(await send(port, {}))).toBe('/a?b=%20c 0');
  expect(urls).toEqual(['/first', '/a?b=%20c']);
});

test('however many headers are sent, who sent them is told', async () => {
  const { port } = await open(mirror);
  const socket = connect(port, '127.0.0.1');
  const said = text(socket);
  socket.write(`GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${'a:\r\n'.repeat(1_200)}\r\n`);
  expect(await said).toContain(`"${addressHeader}":"127.0.0.1"`);
});

test('a request of old, which names no host, is answered', async () => {
  const { port } = await open((_request, response) => response.end('here'));
  const socket = connect(port, '127.0.0.1');
  const said = text(socket);
  socket.write('GET / HTTP/1.0\r\n\r\n');
  expect(await said).toMatch(/^HTTP\/1\.1 200 [\s\S]*here$/);
});

test('an answer that runs when the stop begins keeps both its cookies, and closes its connection', async () => {
  const streams: ServerResponse[] = [];
  const { port, endOuter } = await open((_request, response) => void streams.push(response));
  const answered = send(port, {});
  await expect.poll(() => streams.length).toBe(1);
  const closed = endOuter();
  streams[0]?.writeHead(200, ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']).end('whole');
  const answer = await answered;
  expect([answer.headers['set-cookie'], answer.headers.connection]).toEqual([['a=1', 'b=2'], 'close']);
  expect(await text(answer)).toBe('whole');
  await closed;
});

test('long headers of an answer are passed on', async () => {
  const location = `/sign-in?next=${'%2525'.repeat(6_000)}`;
  const { port } = await open((_request, response) => response.writeHead(303, { location }).end());
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    openRequest({ host: '127.0.0.1', port, maxHeaderSize: 64 * 1024 }, resolve)
      .once('error', reject)
      .end();
  });
  expect(answer.resume().headers.location).toBe(location);
});

test('headers of the connection stay with it, and one that is ours is nobody else’s', () => {
  const headers = ['Connection', 'close, X-Kept', 'X-Kept', '2', 'x-kept', '3', 'TE', 'trailers', 'X-Ours', 'forged'];
  expect(endToEnd(headers, 'x-ours')).toEqual(['X-Kept', '2', 'x-kept', '3']);
});
