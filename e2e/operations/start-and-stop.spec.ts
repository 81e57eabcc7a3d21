import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { ConsoleProcess, killLeftOvers } from '@/e2e/support/console-process';
import { makeReachableFolder } from '@/e2e/support/reachable-folder';
import { findPostmaster } from '@/lib/platform/db/embedded/postmaster';

// One data folder for the file: what is stopped must be startable again.
const shared = { dataDir: '' };
test.beforeAll(async () => {
  shared.dataDir = await makeReachableFolder('e2e');
});
// What a failed test left running.
test.afterEach(killLeftOvers);
test.afterAll(() => rm(shared.dataDir, { recursive: true, force: true }));

test.describe.configure({ mode: 'default' });

/** A request that has arrived, and waits with the end of its body until it is told to go on. */
async function openRequest(url: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const body = '{"half": "here"}';
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (data) => {
      text += data.toString();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', () => resolve(text));
  });
  const head = [
    'POST /api/callbacks/gatepay HTTP/1.1',
    'Host: console',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Expect: 100-continue',
  ];
  const begun = new Promise<void>((resolve) => socket.once('data', () => resolve()));
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  await begun;
  socket.write(body.slice(0, 5));
  return { finish: () => socket.write(body.slice(5)), answer };
}

const ways = [
  { name: 'SIGTERM to npm', send: async (one: ConsoleProcess) => process.kill(one.pid(), 'SIGTERM') },
  { name: 'SIGINT to npm', send: async (one: ConsoleProcess) => process.kill(one.pid(), 'SIGINT') },
  {
    name: 'Ctrl-C, to the whole process group',
    send: async (one: ConsoleProcess) => process.kill(-one.pid(), 'SIGINT'),
  },
  {
    name: 'SIGTERM to node itself',
    send: async (one: ConsoleProcess) => process.kill(await one.serverPid(), 'SIGTERM'),
  },
];

for (const { name, send } of ways) {
  test(`${name} finishes the request that runs, ends with 0 and leaves no Postgres`, async () => {
    const one = new ConsoleProcess(shared.dataDir);
    const request = await openRequest(await one.ready());
    await send(one);
    await expect.poll(() => one.output).toContain('finishing running requests');
    request.finish();
    const answer = await request.answer;
    expect(answer).toMatch(/HTTP\/1\.1 (401|503)/);
    expect(answer).toMatch(/connection: close/i);
    expect(await one.ended).toBe(0);
    expect(await findPostmaster(one.dataFolder())).toBeNull();
  });
}

test('a killed console takes its Postgres along', async () => {
  const one = new ConsoleProcess(shared.dataDir);
  await one.ready();
  process.kill(await one.serverPid(), 'SIGKILL');
  await one.ended;
  await expect.poll(() => findPostmaster(one.dataFolder())).toBeNull();
});

test('the first admin is told a password once, and health tells that the console is ready', async () => {
  const fresh = await makeReachableFolder('e2e');
  const [first, later] = [new ConsoleProcess(fresh), new ConsoleProcess(shared.dataDir)];
  const url = await first.ready();
  await expect.poll(() => first.output).toMatch(/Sign in as admin@localhost with the password \S+ /);
  expect(await (await fetch(`${url}/api/health/ready`)).json()).toEqual({ status: 'ready' });
  expect(await (await fetch(`${url}/api/health/live`)).json()).toEqual({ status: 'live' });
  await later.ready();
  expect(later.output).not.toContain('with the password');
  for (const one of [first, later]) process.kill(one.pid(), 'SIGTERM');
  await Promise.all([first.ended, later.ended]);
  await rm(fresh, { recursive: true, force: true });
});

test('a second console on the same data is refused, and the first runs on', async () => {
  const first = new ConsoleProcess(shared.dataDir);
  const url = await first.ready();
  const second = new ConsoleProcess(shared.dataDir);
  expect(await second.ended).toBe(1);
  expect(second.output).toContain('Another console');
  expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);
  process.kill(first.pid(), 'SIGTERM');
  expect(await first.ended).toBe(0);
});

test('another CONSOLE_SECRET than the one the data was sealed with is refused', async () => {
  const before = new ConsoleProcess(shared.dataDir);
  await before.ready();
  process.kill(before.pid(), 'SIGTERM');
  await before.ended;
  const one = new ConsoleProcess(shared.dataDir, { CONSOLE_SECRET: 'another secret than before' });
  expect(await one.ended).toBe(1);
  expect(one.output).toContain('sealed with another CONSOLE_SECRET');
});

test('a taken port is refused before anything is made', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const dataDir = await makeReachableFolder('e2e');
  const one = new ConsoleProcess(dataDir, { PORT: String(port) });
  expect(await one.ended).toBe(1);
  expect(one.output).toContain(`Port ${port} is taken`);
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  server.close();
  await rm(dataDir, { recursive: true });
});

const refusals: { name: string; variables: Record<string, string>; sentence: string }[] = [
  {
    name: 'a DATABASE_URL that does not answer',
    variables: { DATABASE_URL: 'postgresql://console:hidden@127.0.0.1:1/console', CONSOLE_SECRET: 'a secret' },
    sentence: 'nothing listens there',
  },
  { name: 'a variable that cannot be read', variables: { PORT: 'http' }, sentence: 'The variable PORT cannot be used' },
];

for (const { name, variables, sentence } of refusals) {
  test(`${name} is one sentence and exit code 1`, async () => {
    const one = new ConsoleProcess(shared.dataDir, variables);
    expect(await one.ended).toBe(1);
    expect(one.output).toContain(sentence);
    expect(one.output).not.toMatch(/hidden|^\s+at /m);
  });
}
