import { connect } from 'node:net';
import { describe, expect } from 'vitest';
import { openNodeDoor } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { ensureAccounts, forgetAccounts } from './accounts';

const secret = 'gatepay-secret-for-tests-only';

const test = base.extend('door', async ({ db }, { onCleanup }) => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: secret });
  await ensureAccounts(ctx);
  const opened = await openNodeDoor(ctx);
  onCleanup(opened.close);
  return { ...opened, ctx };
});

/** What comes back on a raw connection until the other end closes it. */
function converse(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

const head = (more: string) =>
  `POST /api/callbacks/gatepay HTTP/1.1\r\nHost: console\r\nContent-Type: application/json\r\n${more}\r\n`;

describe('on a socket', () => {
  test('a body that never ends its arrival is cut off with 408 and kept', async ({ door }) => {
    await door.ctx.db.prisma.account.updateMany({ data: { settings: { door: { bodyTimeoutMs: 100 } } } });
    forgetAccounts(door.ctx);
    const answer = await converse(door.port ?? 0, `${head('Content-Length: 100\r\n')}{"main`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    const request = await door.ctx.db.prisma.request.findFirst({ where: { cause: 'body_incomplete' } });
    expect(request).toMatchObject({ bodyBytes: 6, answerStatus: 408 });
  });

  test('a sender that goes away in the middle of its body leaves a request that says so', async ({ door }) => {
    const socket = connect(door.port ?? 0, '127.0.0.1');
    await new Promise((sent) => socket.write(`${head('Content-Length: 100\r\n')}{"main`, sent));
    socket.destroy();
    const kept = () => door.ctx.db.prisma.request.findFirst({ where: { cause: 'body_incomplete' } });
    await expect.poll(kept, { timeout: 10_000 }).toMatchObject({ bodyBytes: 6, answerStatus: 408 });
  });

  test('a body in several pieces and one whose connection carries the next request are both taken whole', async ({
    door,
  }) => {
    const socket = connect(door.port ?? 0, '127.0.0.1');
    let answers = '';
    socket.on('data', (chunk) => {
      answers += chunk.toString();
    });
    const whole = `${head('Content-Length: 2\r\n')}{}`;
    socket.write(whole.slice(0, -1));
    await new Promise((sent) => setImmediate(sent));
    socket.write(whole.slice(-1) + whole + whole);
    await expect.poll(() => answers.match(/HTTP\/1\.1 401 /g)?.length, { timeout: 10_000 }).toBe(3);
    socket.destroy();
  });

  test('a flood of headers is refused and the door stays open', async ({ door }) => {
    const flood = Array.from({ length: 5_000 }, (_, index) => `X-${index}: ${'y'.repeat(20)}\r\n`).join('');
    expect(await converse(door.port ?? 0, head(flood))).toMatch(/^HTTP\/1\.1 431 /);
    expect((await door.send({ body: '{}' })).status).toBe(401);
  });

  test('a request without a content type is judged by its body', async ({ door }) => {
    const answer = await converse(
      door.port ?? 0,
      'POST /api/callbacks/gatepay HTTP/1.1\r\nHost: console\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});
