import { connect, createServer, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openBalancer } from '@/e2e/support/balancer';

/** Tells whoever connects its name and the address that it sees. */
async function openTarget(name: string): Promise<number> {
  const server: Server = createServer((socket) => void socket.end(`${name} sees ${socket.remoteAddress}`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('connections go to one server after the other, each from the address it came from', async () => {
  const balancer = await openBalancer();
  onTestFinished(balancer.close);
  balancer.setTargets([await openTarget('first'), await openTarget('second')]);
  const { port } = new URL(balancer.url);
  const ask = (localAddress: string) => text(connect({ port: Number(port), host: '127.0.0.1', localAddress }));
  expect(await ask('127.0.0.2')).toBe('first sees 127.0.0.2');
  expect(await ask('127.0.0.2')).toBe('second sees 127.0.0.2');
  expect(await ask('127.0.0.1')).toBe('first sees 127.0.0.1');
});
