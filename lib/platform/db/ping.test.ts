import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { openDatabase } from './client';

/** What takes connections in the place of Postgres, and counts them. */
async function openListener(onConnection: (socket: Socket) => void) {
  let tries = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    tries += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    db: openDatabase(`postgresql://nobody@127.0.0.1:${port}/none`),
    tries: () => tries,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

test('however often it is asked at once, one new connection is tried', async () => {
  const listener = await openListener((socket) => socket.destroy());
  const { db } = listener;
  for (const expected of [1, 2]) {
    const asked = await Promise.allSettled([db.ping(), db.ping(), db.ping()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(listener.tries()).toBe(expected);
  }
  await db.close();
  listener.close();
});

test('a new connection that is never answered keeps no later one from being tried', async () => {
  const listener = await openListener(() => undefined);
  const { db } = listener;
  const asked = [db.ping()];
  await expect.poll(listener.tries).toBe(1);
  await expect
    .poll(() => {
      asked.push(db.ping());
      return listener.tries();
    })
    .toBe(2);
  listener.close();
  const settled = await Promise.allSettled(asked);
  expect(new Set(settled.map(({ status }) => status))).toEqual(new Set(['rejected']));
  await db.close();
});
