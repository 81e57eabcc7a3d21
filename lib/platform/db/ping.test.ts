import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openDatabase } from './client';

test('however often it is asked, one new connection is tried at a time', async () => {
  let tries = 0;
  const server = createServer((socket) => {
    tries += 1;
    socket.on('error', () => undefined);
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const db = openDatabase(`postgresql://nobody@127.0.0.1:${port}/none`);
  for (const expected of [1, 2]) {
    const asked = await Promise.allSettled([db.ping(), db.ping(), db.ping()]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(tries).toBe(expected);
  }
  await db.close();
  server.close();
});
