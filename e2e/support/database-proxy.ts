import { connect, createServer, type Socket } from 'node:net';

/** A way to the database that can be cut, as a restart or a broken network cuts it. */
export interface DatabaseProxy {
  /** The connection string through the proxy. */
  url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Takes connections again. */
  restore(): Promise<void>;
  /** Keeps connections, takes new ones, and lets nothing through any more, until `restore`. */
  stall(): void;
  close(): Promise<void>;
}

/** Opens a proxy on a port of its own before the database at `databaseUrl`. */
export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let stalled = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
      if (stalled) socket.pause();
    }
  });
  let port = 0;
  const restore = () =>
    new Promise<void>((resolve) => {
      stalled = false;
      for (const socket of sockets) socket.resume();
      if (server.listening) return resolve();
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        port = typeof address === 'object' && address !== null ? address.port : port;
        resolve();
      });
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  const stall = () => {
    stalled = true;
    for (const socket of sockets) socket.pause();
  };
  await restore();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return { url: url.toString(), cut, restore, stall, close: cut };
}
