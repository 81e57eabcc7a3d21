import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { assertPortFree, listen } from './listen';

const host = '127.0.0.1';

/** A promise and the function that keeps it. */
function deferred() {
  const kept = { resolve: () => {} };
  const promise = new Promise<void>((resolve) => {
    kept.resolve = resolve;
  });
  return { promise, resolve: () => kept.resolve() };
}

function get(port: number, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    httpRequest({ host, port, agent }, (response) => {
      response.resume();
      response.once('end', () => resolve(response));
    })
      .once('error', reject)
      .end();
  });
}

test('a taken port is told in a sentence that names another', async () => {
  const { port, close } = await listen(host, 0, (_request, response) => void response.end());
  await expect(assertPortFree(host, port)).rejects.toThrow(`Port ${port} is taken`);
  await close(0);
  await expect(assertPortFree(host, port)).resolves.toBeUndefined();
});

test('a running request is finished after the stop began, and its connection closed politely', async () => {
  const agent = new Agent({ keepAlive: true });
  const arrived = deferred();
  const mayAnswer = deferred();
  const { port, close } = await listen(host, 0, async (_request, response) => {
    arrived.resolve();
    await mayAnswer.promise;
    response.end('done');
  });
  const answer = get(port, agent);
  await arrived.promise;
  const closed = close(10_000);
  mayAnswer.resolve();
  const { statusCode, headers } = await answer;
  expect({ statusCode, connection: headers.connection }).toEqual({ statusCode: 200, connection: 'close' });
  await closed;
});

async function openAhead(port: number): Promise<Socket> {
  const socket = connect(port, host);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return socket;
}

test('a connection that was opened ahead of what it asks takes its first request long afterwards', async () => {
  const { port, close } = await listen(host, 0, (_request, response) => void response.end('there'));
  const socket = await openAhead(port);
  let said = '';
  socket.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  // Three rounds of the server's look for connections that take too long.
  await delay(16_000);
  expect({ said, closed: socket.closed || socket.readableEnded }).toEqual({ said: '', closed: false });
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
  await expect.poll(() => said).toContain('200 OK');
  socket.destroy();
  await close(0);
}, 30_000);

test('one that was opened ahead and has asked nothing does not hold up the stop', async () => {
  const { port, close } = await listen(host, 0, (_request, response) => void response.end());
  const socket = await openAhead(port);
  const gone = new Promise((resolve) => socket.once('close', resolve));
  await close(600_000);
  await gone;
});

test('an idle kept-alive connection does not hold up the stop', async () => {
  const agent = new Agent({ keepAlive: true });
  const { port, close } = await listen(host, 0, (_request, response) => void response.end());
  await get(port, agent);
  await close(600_000);
  agent.destroy();
});

test('a request that never ends is cut off when the grace is over', async () => {
  const arrived = deferred();
  const { port, close } = await listen(host, 0, arrived.resolve);
  const answer = get(port, new Agent());
  const cut = expect(answer).rejects.toThrow('socket hang up');
  await arrived.promise;
  await close(100);
  await cut;
});

test('of one connection one request is handled at a time, and none whose client has gone', async () => {
  const begun: ServerResponse[] = [];
  const { port, close } = await listen(host, 0, (_request, response) => void begun.push(response));
  const socket = connect(port, host);
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(3));
  await expect.poll(() => begun.length).toBe(1);
  begun[0]?.end();
  await expect.poll(() => begun.length).toBe(2);
  const gone = new Promise((resolve) => begun[1]?.once('close', resolve));
  socket.destroy();
  await gone;
  await close(0);
  expect(begun.length).toBe(2);
});

test('after an answer that closes its connection nothing more of that connection is begun', async () => {
  const begun: (string | undefined)[] = [];
  const { port, close } = await listen(host, 0, (request, response) => {
    begun.push(request.url);
    response.setHeader('connection', 'close').end(Buffer.alloc(8 * 1024 * 1024));
  });
  const socket = connect(port, host);
  socket.write('GET /first HTTP/1.1\r\nHost: a\r\n\r\nGET /second HTTP/1.1\r\nHost: a\r\n\r\n');
  await new Promise((resolve) => socket.resume().once('close', resolve));
  await close(0);
  expect(begun).toEqual(['/first']);
});

test('who asks for very much ahead is cut off', async () => {
  let begun = 0;
  const { port, close } = await listen(host, 0, () => {
    begun += 1;
  });
  const socket = connect(port, host).on('error', () => undefined);
  const cut = new Promise((resolve) => socket.once('close', resolve));
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000));
  await cut;
  expect(begun).toBe(1);
  await close(0);
});

test('what is no HTTP is answered 400, headers that are too long 431', async () => {
  const { port, close } = await listen(host, 0, (_request, response) => void response.end());
  const say = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, host, () => socket.write(text));
      socket.on('error', () => undefined);
      socket.once('data', (data) => resolve(data.toString().split('\r\n')[0] ?? ''));
    });
  expect(await say('what?\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
  expect(await say(`GET / HTTP/1.1\r\nA: ${'x'.repeat(20_000)}\r\n\r\n`)).toBe(
    'HTTP/1.1 431 Request Header Fields Too Large',
  );
  await close(100);
});
