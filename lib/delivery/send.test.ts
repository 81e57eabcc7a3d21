import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Answer, type Backend, openBackend, status } from '@/e2e/support/backend';
import { selfSigned } from '@/e2e/support/self-signed';
import { openConnections } from './connections';
import { type LookUp, makeResolver } from './resolve-address';
import { responseBytesMax, type SendResult } from './running-call';
import { send } from './send';

const here: LookUp = async () => [{ address: '127.0.0.1', family: 4 }];
const open: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

async function backendOf(answer: Answer, tls = false): Promise<Backend> {
  const backend = await openBackend(tls ? selfSigned : undefined);
  backend.answer(answer);
  open.push(backend.close);
  return backend;
}

interface CallOptions {
  timeoutMs?: number;
  lookUp?: LookUp;
  ca?: string;
  allowPrivate?: boolean;
  signal?: AbortSignal;
}

function caller({ timeoutMs = 20_000, lookUp = here, ca, allowPrivate = true, signal }: CallOptions = {}) {
  const connections = openConnections(ca === undefined ? {} : { ca });
  open.push(connections.close);
  const resolve = makeResolver({ allowPrivate, allowHttp: true }, lookUp);
  return (url: string): Promise<SendResult> => {
    const body = Buffer.from('{"a":1}');
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
    return send({ url: new URL(url), headers, body, timeoutMs }, { resolve, connections, signal });
  };
}

/** A server that speaks no HTTP, or not all of it. */
async function rawServer(write: (socket: import('node:net').Socket) => void): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => write(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  open.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
}

describe('an answer', () => {
  test('is kept with its status, headers and body, and the body that was sent arrived unchanged', async () => {
    const backend = await backendOf(status(202, { 'x-one': '1' }, 'ok'));
    const result = await caller()(`${backend.url}?a=b`);
    expect(result).toMatchObject({ statusCode: 202, errorClass: null, address: '127.0.0.1', responseTruncated: false });
    expect(result.responseBody.toString()).toBe('ok');
    expect(result.responseHeaders).toMatchObject({ 'x-one': '1' });
    expect(backend.received[0]).toMatchObject({ method: 'POST', url: '/callbacks?a=b', body: Buffer.from('{"a":1}') });
    const { dnsMs, connectMs, firstByteMs, totalMs } = result.timings;
    for (const ms of [dnsMs, connectMs, firstByteMs, totalMs]) expect(ms).toBeGreaterThanOrEqual(0);
  });

  test('of 301 is not followed', async () => {
    const target = await backendOf(status(200));
    const backend = await backendOf(status(301, { location: target.url }));
    expect(await caller()(backend.url)).toMatchObject({ statusCode: 301, errorClass: 'redirect_not_followed' });
    expect(target.received).toEqual([]);
  });

  test.each([
    [404, 'status_not_ok'],
    [410, 'gone'],
    [500, 'status_not_ok'],
  ])('of %i is %s', async (code, errorClass) => {
    const backend = await backendOf(status(code));
    expect(await caller()(backend.url)).toMatchObject({ statusCode: code, errorClass });
  });

  test('of 50 MB is cut off at the cap, and its status stands', async () => {
    let written = 0;
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const backend = await backendOf((_request, response) => {
      response.writeHead(200);
      const write = () => {
        while (written < 50 && !response.destroyed) {
          written += 1;
          if (!response.write(chunk)) return void response.once('drain', write);
        }
        response.end();
      };
      write();
    });
    const result = await caller()(backend.url);
    expect(result).toMatchObject({ statusCode: 200, errorClass: 'response_too_large', responseTruncated: true });
    expect(result.responseBody).toHaveLength(responseBytesMax);
    expect(written).toBeLessThan(50);
  });

  test('of exactly the cap is whole', async () => {
    const backend = await backendOf(status(200, {}, 'x'.repeat(responseBytesMax)));
    const result = await caller()(backend.url);
    expect(result).toMatchObject({ errorClass: null, responseTruncated: false });
    expect(result.responseBody).toHaveLength(responseBytesMax);
  });

  test('that is no HTTP is response_unreadable', async () => {
    const url = await rawServer((socket) => socket.end('220 mail.example ESMTP\r\n'));
    expect(await caller()(url)).toMatchObject({ statusCode: null, errorClass: 'response_unreadable' });
  });

  test('with headers without end is response_unreadable', async () => {
    const url = await rawServer((socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`));
    expect(await caller()(url)).toMatchObject({ errorClass: 'response_unreadable' });
  });
});

describe('what does not end by itself ends with the timeout', () => {
  test('a hang is response_timeout', async () => {
    const backend = await backendOf(() => undefined);
    expect(await caller({ timeoutMs: 150 })(backend.url)).toMatchObject({
      statusCode: null,
      errorClass: 'response_timeout',
    });
  });

  test('a trickle is body_too_slow, with what came of it', async () => {
    const backend = await backendOf((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 10);
      response.once('close', () => clearInterval(timer));
    });
    const result = await caller({ timeoutMs: 300 })(backend.url);
    expect(result).toMatchObject({ statusCode: 200, errorClass: 'body_too_slow' });
    expect(result.responseBody.length).toBeGreaterThan(0);
  });

  test('a name server that hangs is dns_failed', async () => {
    const never: LookUp = () => new Promise(() => undefined);
    expect(await caller({ timeoutMs: 100, lookUp: never })('http://backend.test/')).toMatchObject({
      errorClass: 'dns_failed',
      address: null,
    });
  });

  test('a stop ends it as stopped', async () => {
    const backend = await backendOf(() => stop.abort());
    const stop = new AbortController();
    expect(await caller({ signal: stop.signal })(backend.url)).toMatchObject({ errorClass: 'stopped' });
    expect(await caller({ signal: stop.signal })(backend.url)).toMatchObject({ errorClass: 'stopped' });
    expect(backend.received).toHaveLength(1);
  });
});

describe('a connection', () => {
  test('that nobody listens for is connect_refused', async () => {
    const backend = await openBackend();
    await backend.close();
    expect(await caller()(backend.url)).toMatchObject({ statusCode: null, errorClass: 'connect_refused' });
  });

  test('that is reset while it waits is connection_reset', async () => {
    const backend = await backendOf((_request, _response, socket) => socket.resetAndDestroy());
    expect(await caller()(backend.url)).toMatchObject({ statusCode: null, errorClass: 'connection_reset' });
  });

  test('that breaks within the answer is connection_reset, with the status that came', async () => {
    const url = await rawServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'));
    expect(await caller()(url)).toMatchObject({ statusCode: 200, errorClass: 'connection_reset' });
  });

  test('that was kept open and closed meanwhile is made anew', async () => {
    const seen = new Set<object>();
    let ended = 0;
    const backend = await backendOf((_request, response, socket) => {
      if (seen.has(socket)) {
        ended += 1;
        socket.destroy();
        return;
      }
      seen.add(socket);
      response.end('ok');
    });
    const call = caller();
    for (let sent = 0; sent < 3; sent += 1) expect(await call(backend.url)).toMatchObject({ errorClass: null });
    expect(ended).toBe(2);
  });

  test('is kept open between calls', async () => {
    const sockets = new Set<object>();
    const backend = await backendOf((_request, response, socket) => {
      sockets.add(socket);
      response.end();
    });
    const call = caller();
    for (let sent = 0; sent < 3; sent += 1) expect(await call(backend.url)).toMatchObject({ errorClass: null });
    expect(sockets.size).toBe(1);
  });
});

describe('TLS', () => {
  test('with a self-signed certificate is certificate_invalid, and nothing is sent', async () => {
    const backend = await backendOf(status(200), true);
    expect(await caller()(`https://backend.test:${backend.port}/`)).toMatchObject({
      errorClass: 'certificate_invalid',
    });
    expect(backend.received).toEqual([]);
  });

  test('with a certificate for another name is certificate_invalid', async () => {
    const backend = await backendOf(status(200), true);
    const call = caller({ ca: selfSigned.cert });
    expect(await call(`https://other.test:${backend.port}/`)).toMatchObject({ errorClass: 'certificate_invalid' });
  });

  test('goes to the checked address under the name of the URL', async () => {
    const backend = await backendOf(status(200), true);
    const result = await caller({ ca: selfSigned.cert })(`https://backend.test:${backend.port}/`);
    expect(result).toMatchObject({ statusCode: 200, errorClass: null, address: '127.0.0.1' });
    expect(backend.received[0]?.headers.host).toBe(`backend.test:${backend.port}`);
    expect(result.timings.tlsMs).toBeGreaterThanOrEqual(result.timings.connectMs ?? 0);
  });

  test('on a port that does not speak it is tls_failed', async () => {
    const url = await rawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await caller()(url.replace('http:', 'https:'))).toMatchObject({ errorClass: 'tls_failed' });
  });
});

describe('the address guard', () => {
  test('lets no call through to a private address, whatever the name', async () => {
    const backend = await backendOf(status(200));
    const call = caller({ allowPrivate: false });
    expect(await call(`http://backend.test:${backend.port}/`)).toMatchObject({ errorClass: 'address_forbidden' });
    expect(await call(backend.url)).toMatchObject({ errorClass: 'address_forbidden' });
    expect(backend.received).toEqual([]);
  });

  test('refuses a name that leads to a public and a private address', async () => {
    const both: LookUp = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.5', family: 4 },
    ];
    const result = await caller({ allowPrivate: false, lookUp: both })('https://backend.test/');
    expect(result).toMatchObject({ errorClass: 'address_forbidden', address: null });
    expect(result.errorWords).toContain('10.0.0.5');
  });

  test('a name that does not exist is dns_failed', async () => {
    const connections = openConnections();
    open.push(connections.close);
    const resolve = makeResolver({ allowPrivate: true, allowHttp: true });
    const outgoing = {
      url: new URL('http://no-such-host.invalid/'),
      headers: {},
      body: Buffer.alloc(0),
      timeoutMs: 20_000,
    };
    expect(await send(outgoing, { resolve, connections })).toMatchObject({
      errorClass: 'dns_failed',
      statusCode: null,
    });
  });

  test('looks a name up once for calls at the same time', async () => {
    let looked = 0;
    const backend = await backendOf(status(200));
    const counting: LookUp = async () => {
      looked += 1;
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const call = caller({ lookUp: counting });
    const results = await Promise.all(Array.from({ length: 10 }, () => call(`http://backend.test:${backend.port}/`)));
    expect(results.every(({ errorClass }) => errorClass === null)).toBe(true);
    expect(looked).toBe(1);
  });
});
