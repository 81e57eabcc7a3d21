import { connect, createServer, type Socket } from 'node:net';

/** A load balancer of the simplest kind: each connection goes to the next target that takes it, which sees the address it came from. */
export interface Balancer {
  url: string;
  /** Ports on 127.0.0.1; may be set at any time, and is asked for every new connection. */
  setTargets(ports: readonly number[]): void;
  close(): Promise<void>;
}

/** Opens a balancer on a port of its own. */
export async function openBalancer(): Promise<Balancer> {
  let targets: readonly number[] = [];
  let turn = 0;
  const sockets = new Set<Socket>();
  const hold = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => other.destroy());
    socket.once('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const join = (near: Socket, triesLeft: number) => {
    const port = targets[turn % Math.max(1, targets.length)];
    turn += 1;
    if (port === undefined || triesLeft === 0) return near.destroy();
    const from = near.remoteAddress;
    // Not for the usual one: bound to an address, connections use up its ports, which are as few as they are.
    const far = connect({ port, host: '127.0.0.1', localAddress: from === '127.0.0.1' ? undefined : from });
    const giveUp = () => join(near, triesLeft - 1);
    far.once('error', giveUp);
    far.once('connect', () => {
      far.off('error', giveUp);
      hold(near, far);
      hold(far, near);
      near.pipe(far);
      far.pipe(near);
    });
  };
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    join(near, targets.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    setTargets(ports) {
      targets = [...ports];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
