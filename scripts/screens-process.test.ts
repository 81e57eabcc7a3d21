import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { listen } from '@/lib/platform/http/listen';
import { createLog } from '@/lib/platform/log';
import { metrics } from '@/lib/platform/metrics/metrics';
import { assertScreensBuilt, prepareScreens, type ScreensOptions } from './screens-process';

const folder = await mkdtemp(path.join(os.tmpdir(), 'callback-console-screens-'));
afterAll(() => rm(folder, { recursive: true }));

/**
 * Screens of one file: `/hang` keeps them from everything else for a minute, `/lose` takes their socket away and `/lose-folder` what it is in, `/looks` tells
 * how often they were looked after, and other paths who answers.
 */
const answering = `
import { createServer } from 'node:http';
import { rmSync } from 'node:fs';
import path from 'node:path';
process.stdin.once('end', () => process.exit()).resume();
process.on('message', (message) => message.screens === 'end' && process.exit());
const socketPath = process.env.SCREENS_SOCKET;
rmSync(socketPath, { force: true });
let looks = 0;
createServer((request, response) => {
  if (request.url === '/api/health/live') looks += 1;
  const untilMs = request.url === '/hang' ? Date.now() + 60_000 : 0;
  while (Date.now() < untilMs);
  if (request.url === '/lose') rmSync(socketPath);
  if (request.url === '/lose-folder') rmSync(path.dirname(socketPath), { recursive: true });
  // Or the kept connection would lead there still.
  if (request.url.startsWith('/lose')) response.setHeader('connection', 'close');
  response.end(String(request.url === '/looks' ? looks : process.pid));
}).listen(socketPath, () => process.send({ screens: 'ready', addressHeader: 'x-at-the-other-end' }));
`;

let programs = 0;

async function open(source: string, options: ScreensOptions = {}) {
  programs += 1;
  const file = path.join(folder, `${programs}.mjs`);
  await writeFile(file, source);
  const screens = prepareScreens(createLog('silent'), { script: [file], ...options });
  onTestFinished(screens.stop);
  const { port, close } = await listen('127.0.0.1', 0, (request, response) => void screens.handle(request, response));
  onTestFinished(() => close(0));
  const ask = (url: string) => fetch(`http://127.0.0.1:${port}${url}`);
  return { ask, areThere: await screens.start({}, {}) };
}

async function isUp(): Promise<boolean> {
  const { values } = await metrics().instruments.screensUp.get();
  return values[0]?.value === 1;
}

/** Ends them after a second without an answer. */
const pace = { everyMs: 250, missesMax: 4 };

test('screens that answer are left alone, however often they are looked after', async () => {
  const { ask, areThere } = await open(answering, { pace: { everyMs: 50, missesMax: 20 } });
  expect([areThere, await isUp()]).toEqual([true, true]);
  await expect.poll(async () => Number(await (await ask('/looks')).text()), { timeout: 60_000 }).toBeGreaterThan(20);
});

test('screens that run and answer nothing are ended, and others take their place', async () => {
  const { ask } = await open(answering, { pace });
  const first = await (await ask('/')).text();
  const hanging = await ask('/hang');
  expect([hanging.status, await isUp()]).toEqual([502, false]);
  expect(await (await ask('/')).text()).not.toBe(first);
  expect(await isUp()).toBe(true);
});

test('screens that stand still are ended too, and what they had not taken is answered by the next ones', async () => {
  const { ask } = await open(answering, { pace });
  const first = await (await ask('/')).text();
  process.kill(Number(first), 'SIGSTOP');
  const second = await (await ask('/')).text();
  expect(second).not.toBe(first);
});

test.each(['/lose', '/lose-folder'])(
  'screens whose socket or its folder is gone are ended, and others take their place: %s',
  async (url) => {
    const { ask } = await open(answering, { pace });
    const first = await (await ask(url)).text();
    expect(await (await ask('/')).text()).not.toBe(first);
  },
);

test('a first start that fails is told, and tried again', async () => {
  const { ask, areThere } = await open('process.exit(1);');
  expect(areThere).toBe(false);
  expect(await isUp()).toBe(false);
  await writeFile(path.join(folder, `${programs}.mjs`), answering);
  expect((await ask('/')).status).toBe(200);
});

test('a start that never comes to its end is ended', async () => {
  const { areThere } = await open('process.stdin.once("end", () => process.exit()).resume();', { startMsMax: 100 });
  expect([areThere, await isUp()]).toEqual([false, false]);
});

test('screens that are not built are told before anything is started', async () => {
  const project = path.join(folder, 'project');
  await mkdir(path.join(project, '.next'), { recursive: true });
  await writeFile(path.join(project, '.next', 'BUILD_ID'), 'a');
  expect(() => assertScreensBuilt(project)).toThrow('The screens are not built.');
  await mkdir(path.join(project, 'dist'));
  await writeFile(path.join(project, 'dist', 'screens.js'), '');
  expect(() => assertScreensBuilt(project)).not.toThrow();
});
