import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { openSession } from '@/e2e/support/open-session';
import { testClock, testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { Role } from '@/lib/access/actor';
import { secondFactorPolicyKey } from '@/lib/access/second-factor/policy';
import { sessionLives } from '@/lib/access/session-lives';
import { nudge } from '@/lib/platform/nudge';
import type { LiveHub } from './hub';
import { type LiveState, parseLiveState } from './messages';
import { openStream } from './open-stream';
import { createRoom } from './room';
import { createWatchers } from './watchers';

async function pump(reader: ReadableStreamDefaultReader<Uint8Array>, response: ServerResponse): Promise<void> {
  for (let read = await reader.read(); !read.done; read = await reader.read()) response.write(read.value);
  response.end();
}

const test = base.extend('live', async ({ db }, { onCleanup }) => {
  const ctx = testContext(db, {}, testClock());
  const user = await db.prisma.user.create({
    data: { email: `${crypto.randomUUID()}@example.com`, name: 'ops', passwordHash: 'none', role: 'viewer' },
  });
  const actor = await openSession(ctx, user.id);
  const stopping = new AbortController();
  const watchers = createWatchers({ gapMs: 10, pollMs: 60_000, looksPerSecondMax: 1_000 });
  const hub: LiveHub = { watchers, room: createRoom({ perPersonMax: 1, perProcessMax: 1 }), stopping: stopping.signal };
  const pace = { beatMs: 20, sessionCheckMs: 20 };
  // A real socket, as the server's: what a client does to its connection reaches the stream.
  const server = createServer((_request, response) => {
    const opened = openStream(
      { ...ctx, actor },
      hub,
      { subjects: [{ kind: 'replays', id: '0' }], list: null, rows: null },
      pace,
    );
    if (opened.outcome !== 'open') {
      response.writeHead(429).end();
      return;
    }
    const reader = opened.body.getReader();
    response.once('close', () => void reader.cancel());
    void pump(reader, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  onCleanup(async () => {
    watchers.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { ctx, actor, hub, stopping, url: `http://127.0.0.1:${port}` };
});

/** Listens until the other end is done; `said` grows meanwhile. */
function listen(url: string) {
  const leaving = new AbortController();
  const heard = { said: '', status: 0 };
  const ended = (async () => {
    const response = await fetch(url, { signal: leaving.signal });
    heard.status = response.status;
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) heard.said += decoder.decode(chunk, { stream: true });
  })();
  const states = (): LiveState[] =>
    [...heard.said.matchAll(/^event: state\ndata: (.*)$/gm)].flatMap(([, data = '']) => parseLiveState(data) ?? []);
  return { heard, ended, states, leave: () => leaving.abort() };
}

test('a stream tells what is true, shows signs of life, and tells what changes', async ({ live }) => {
  const { heard, states, leave, ended } = listen(live.url);
  await expect.poll(() => states().length).toBe(1);
  await expect.poll(() => heard.said).toMatch(/: beat\nevent: beat/);
  await live.ctx.db.prisma.replayJob.create({
    data: {
      ...{ state: 'running', callbackCount: 1, sentCount: 0, ratePerSecond: 1, requestedBy: 'ops' },
      ...{ requesterKey: 'person:1', destinationIds: [], createdAt: live.ctx.clock.now() },
    },
  });
  nudge('records', 'elsewhere');
  // The first look made the connection; what takes long is looked at less often.
  await expect.poll(() => states().length, { timeout: 20_000 }).toBe(2);
  const [before, after] = states();
  expect(before?.versions['replays:0']).not.toBe(after?.versions['replays:0']);
  expect(after).toMatchObject({ fresh: true, news: null });
  leave();
  await expect(ended).rejects.toThrow();
});

test('a revoked session is told that it ended, and nothing after it', async ({ live }) => {
  const { heard, ended } = listen(live.url);
  await expect.poll(() => heard.said).toMatch(/event: beat/);
  await live.ctx.db.prisma.session.update({
    where: { id: live.actor.sessionId },
    data: { revokedAt: live.ctx.clock.now() },
  });
  await ended;
  expect(heard.said).toMatch(/event: ended\ndata: \{\}\n\n$/);
});

test('a person whose role changed comes back to be judged anew', async ({ live }) => {
  const { heard, ended } = listen(live.url);
  await expect.poll(() => heard.said).toMatch(/event: beat/);
  await live.ctx.db.prisma.user.update({ where: { id: BigInt(live.actor.userId) }, data: { role: 'finance' } });
  await ended;
  expect(heard.said).toMatch(/event: ended/);
});

test('a person who is asked for a second factor first is told nothing more; one who has it, or whose role needs none, is', async ({
  live: { ctx, actor, url },
}) => {
  const ask = (requiredRoles: Role[]) => {
    const row = { value: { requiredRoles }, updatedAt: ctx.clock.now(), updatedBy: 'ada' };
    const create = { key: secondFactorPolicyKey, ...row };
    return ctx.db.prisma.consoleSetting.upsert({ where: { key: secondFactorPolicyKey }, create, update: row });
  };
  onTestFinished(async () => void (await ctx.db.prisma.consoleSetting.deleteMany()));
  const confirm = (totpConfirmedAt: Date | null) =>
    ctx.db.prisma.user.update({ where: { id: BigInt(actor.userId) }, data: { totpConfirmedAt } });
  await ask(['admin']);
  expect(await sessionLives(ctx, actor)).toBe(true);
  await confirm(ctx.clock.now());
  await ask(['viewer']);
  expect(await sessionLives(ctx, actor)).toBe(true);
  const { heard, ended } = listen(url);
  await expect.poll(() => heard.said).toMatch(/event: beat/);
  await confirm(null);
  await ended;
  expect(heard.said).toMatch(/event: ended\ndata: \{\}\n\n$/);
  const { lastSeenAt } = await ctx.db.prisma.session.findUniqueOrThrow({ where: { id: actor.sessionId } });
  expect(lastSeenAt).toEqual(ctx.clock.now());
});

test('a client that goes away frees its place and is watched for no more', async ({ live }) => {
  const first = listen(live.url);
  await expect.poll(() => first.heard.said).toMatch(/event: beat/);
  const second = listen(live.url);
  await second.ended;
  expect(second.heard.status).toBe(429);
  first.leave();
  await expect(first.ended).rejects.toThrow();
  await expect.poll(() => live.hub.watchers.count()).toBe(0);
  const third = listen(live.url);
  await expect.poll(() => third.heard.said).toMatch(/event: beat/);
  third.leave();
  await expect(third.ended).rejects.toThrow();
});

test('when the process stops its streams end at once, and none begins', async ({ live }) => {
  const { heard, ended } = listen(live.url);
  await expect.poll(() => heard.said).toMatch(/event: beat/);
  live.stopping.abort();
  await ended;
  const late = listen(live.url);
  await late.ended;
  expect(late.heard.status).toBe(429);
});
