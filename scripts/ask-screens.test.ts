import { mkdtemp, rm } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { listen, listenOnSocket } from '@/lib/platform/http/listen';
import type { PassOnTarget } from '@/lib/platform/http/pass-on';
import { Arrival } from './arrival';
import { askScreens } from './ask-screens';

const folder = await mkdtemp(path.join(os.tmpdir(), 'callback-console-ask-'));
afterAll(() => rm(folder, { recursive: true }));
let sockets = 0;
const longMs = 3_600_000;

/** Screens that were asked for, and for how long each time. */
class Recorded extends Arrival<PassOnTarget> {
  readonly waits: number[] = [];

  override otherThan(known: PassOnTarget | null, ms: number, response: ServerResponse) {
    this.waits.push(ms);
    return super.otherThan(known, ms, response);
  }
}

/** A server before screens that come and go; `settled` counts the requests that it has done with. */
async function open(patienceMs: number) {
  const screens = new Recorded();
  const seen = { settled: 0 };
  const { port, close } = await listen('127.0.0.1', 0, async (request, response) => {
    await askScreens(screens, patienceMs, request, response);
    seen.settled += 1;
  });
  onTestFinished(() => close(0));
  const ask = (init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}/exports/1`, init);
  return { port, screens, seen, ask };
}

/** Where screens would be; without `handler` nobody is there. */
async function makeTarget(handler: RequestListener | null): Promise<PassOnTarget> {
  sockets += 1;
  const target = { socketPath: path.join(folder, String(sockets)), addressHeader: 'x-at-the-other-end' };
  if (handler === null) return target;
  const { close } = await listenOnSocket(target.socketPath, handler);
  onTestFinished(() => close(0));
  return target;
}

const here: RequestListener = (_request, response) => response.end('here');

test('what comes before the screens waits for them', async () => {
  const { screens, ask } = await open(longMs);
  const answer = ask({ method: 'POST', body: 'kept' });
  await expect.poll(() => screens.waits.length).toBe(1);
  screens.set(await makeTarget(here));
  expect(await (await answer).text()).toBe('here');
});

test('a page that nobody had taken is asked of the next screens, and all waits together have one bound', async () => {
  const { screens, ask } = await open(longMs);
  screens.set(await makeTarget(null));
  const answer = ask();
  await expect.poll(() => screens.waits.length).toBe(2);
  screens.set(await makeTarget(here));
  expect(await (await answer).text()).toBe('here');
  const [first = 0, second = 0] = screens.waits;
  expect(second).toBeLessThan(first);
});

test('where no others come in time, that is told', async () => {
  const { screens, ask } = await open(1);
  expect((await ask()).status).toBe(503);
  screens.set(await makeTarget(null));
  expect((await ask()).status).toBe(503);
});

test('what the screens had when they ended is not given to the next ones, and is not repeated by itself', async () => {
  const { screens, ask } = await open(longMs);
  let taken = 0;
  const ending: RequestListener = (request) => {
    taken += 1;
    request.socket.destroy();
    void makeTarget(ending).then((next) => screens.set(next));
  };
  screens.set(await makeTarget(ending));
  const answer = await ask({ headers: { accept: 'text/html' } });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([502, null]);
  expect(await answer.text()).not.toContain('http-equiv="refresh"');
  expect(taken).toBe(1);
});

test('what changes something is asked once, also where nobody had taken it', async () => {
  const { screens, ask } = await open(longMs);
  screens.set(await makeTarget(null));
  const answer = await ask({ method: 'POST', body: 'for nobody' });
  expect([answer.status, screens.waits.length]).toEqual([503, 1]);
});

test('a client that has gone is not waited with', async () => {
  const { port, screens, seen } = await open(longMs);
  const socket = connect(port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await expect.poll(() => screens.waits.length).toBe(1);
  socket.destroy();
  await expect.poll(() => seen.settled).toBe(1);
  screens.set(await makeTarget(null));
  const again = connect(port, '127.0.0.1');
  again.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await expect.poll(() => screens.waits.length).toBe(3);
  again.destroy();
  await expect.poll(() => seen.settled).toBe(2);
});
