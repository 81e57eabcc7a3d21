import pg from 'pg';

/** The door's pool, whose connections can be given up where they swallow what is said and never break. */
export interface DoorPool {
  pool: pg.Pool;
  /** Ends the connections that somebody waits for, to be made or to answer: their waiters are told at once, and there is room for new ones. */
  dropBusy(): void;
  /** Ends every connection that was begun before `atMs` (`performance.now()`). */
  dropMadeBefore(atMs: number): void;
}

/** Opens the pool; `Client` is what its connections are made of. */
export function openDoorPool(config: pg.PoolConfig, Client: typeof pg.Client): DoorPool {
  const beganAtMs = new Map<pg.ClientBase, number>();
  const idle = new Set<pg.ClientBase>();
  /** Known from its beginning on: one that is never answered holds a place, too. */
  class KnownClient extends Client {
    constructor(options?: pg.ClientConfig) {
      super(options);
      beganAtMs.set(this, performance.now());
      this.once('end', () => {
        beganAtMs.delete(this);
        idle.delete(this);
      });
    }
  }
  const pool = new pg.Pool({ ...config, Client: KnownClient });
  pool.on('acquire', (client) => idle.delete(client));
  pool.on('release', (error, client) => {
    if (!error) idle.add(client);
  });
  const drop = (isMeant: (client: pg.ClientBase, atMs: number) => boolean) => {
    for (const [client, atMs] of [...beganAtMs]) {
      if (isMeant(client, atMs) && client instanceof pg.Client) client.connection.stream.destroy();
    }
  };
  return {
    pool,
    dropBusy: () => drop((client) => !idle.has(client)),
    dropMadeBefore: (atMs) => drop((_client, madeAtMs) => madeAtMs < atMs),
  };
}
