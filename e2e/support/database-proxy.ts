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
  /**
   * Lets nothing through any more until `restore`, and what was connected by then stays silent for ever after: what a failover to
   * another machine is like, or a firewall that forgot. The database ends its side.
   */
  forget(): void;
  close(): Promise<void>;
}

/** Opens a proxy on a port of its own before the database at `databaseUrl`. */
export async function openDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  /** Towards the database. */
  const fars = new Set<Socket>();
  const silent = new Set<Socket>();
  let stalled = false;
  let forgets = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        for (const set of [sockets, fars, silent]) set.delete(socket);
        if (!silent.has(other)) other.destroy();
      });
      socket.pipe(other);
      if (stalled) socket.pause();
    }
    fars.add(far);
  });
  let port = 0;
  const restore = () =>
    new Promise<void>((resolve) => {
      stalled = false;
      if (forgets) for (const socket of sockets) silent.add(socket);
      forgets = false;
      for (const far of fars) if (silent.has(far)) far.destroy();
      for (const socket of sockets) if (!silent.has(socket)) socket.resume();
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
  const forget = () => {
    stall();
    forgets = true;
  };
  await restore();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return { url: url.toString(), cut, restore, stall, forget, close: cut };
}
