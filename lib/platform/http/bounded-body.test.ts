import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { passedBytesMax } from './bounded-body';
import { listen, listenOnSocket } from './listen';
import { type PassedOn, passOn } from './pass-on';

test('where an answer has begun and the body ends too large, neither side waits for the other', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'callback-console-bounded-body-'));
  const socketPath = path.join(folder, 'inner');
  const ends: string[] = [];
  const inner = await listenOnSocket(socketPath, (request, response) => {
    request.on('error', () => ends.push('cut off')).on('end', () => ends.push('whole'));
    request.resume();
    response.writeHead(200).write('the beginning');
  });
  const passed: PassedOn[] = [];
  const outer = await listen('127.0.0.1', 0, async (request, response) => {
    passed.push(await passOn(request, response, { socketPath, addressHeader: 'x-at-the-other-end' }));
  });
  onTestFinished(async () => {
    await Promise.all([outer.close(0), inner.close(0)]);
    await rm(folder, { recursive: true });
  });
  const socket = connect(outer.port, '127.0.0.1').on('error', () => undefined);
  const begun = new Promise((resolve) => socket.once('data', resolve));
  const gone = new Promise((resolve) => socket.once('close', resolve));
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n');
  await begun;
  const rest = 'x'.repeat(passedBytesMax);
  socket.resume().write(`${rest.length.toString(16)}\r\n${rest}\r\n0\r\n\r\n`);
  await gone;
  await expect.poll(() => ends).toEqual(['cut off']);
  expect(passed).toEqual(['broken']);
});
