import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { openBalancer } from './balancer';
import { type ConsoleCommand, ConsoleProcess } from './console-process';
import { makeReachableFolder } from './reachable-folder';
import type { ConsoleSettings, RunningConsole } from './running-console';

/** Servers of a fleet; each brings a worker along. */
const size = 2;

/** Where fleets get their databases: an external Postgres, and the pooler before it where there is one. */
export interface FleetPlace {
  postgresUrl: string;
  poolerPort: string | null;
}

/** Set where the whole run is to be made against fleets (`npm run test:machines`); null: consoles of their own. */
export function fleetPlace(): FleetPlace | null {
  const postgresUrl = process.env.TEST_FLEET_POSTGRES;
  return postgresUrl ? { postgresUrl, poolerPort: process.env.TEST_FLEET_POOLER_PORT || null } : null;
}

async function withClient(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function databaseVariables(direct: string, { poolerPort }: FleetPlace): Record<string, string> {
  if (poolerPort === null) return { DATABASE_URL: direct };
  const pooled = new URL(direct);
  pooled.port = poolerPort;
  return { DATABASE_URL: pooled.toString(), DATABASE_DIRECT_URL: direct };
}

/**
 * Two servers and two workers on a database of their own, behind a balancer that gives each connection to the next server:
 * to a test they are one console, which is killed and started as one.
 */
export async function startFleet(
  place: FleetPlace,
  settings: ConsoleSettings,
  variables: Record<string, string>,
  command: ConsoleCommand,
): Promise<RunningConsole> {
  const name = `fleet_${randomBytes(6).toString('hex')}`;
  await withClient(place.postgresUrl, `create database ${name}`);
  const dataDir = await makeReachableFolder('e2e');
  const balancer = await openBalancer();
  const direct = new URL(place.postgresUrl);
  direct.pathname = `/${name}`;
  const databaseUrl = direct.toString();
  const shared = { ...variables, CONSOLE_SECRET: `of-${name}`, ...databaseVariables(databaseUrl, place) };
  let servers: ConsoleProcess[] = [];
  const start = async () => {
    servers = [];
    const ports: number[] = [];
    // One after the other: the first makes the database ready.
    for (let each = 0; each < size; each += 1) {
      const server = new ConsoleProcess(dataDir, shared, command);
      servers.push(server);
      ports.push(Number(new URL(await server.ready()).port));
    }
    balancer.setTargets(ports);
  };
  await start();
  return {
    ...settings,
    url: balancer.url,
    beside: { DATA_DIR: dataDir, ...shared },
    databaseUrl: async () => databaseUrl,
    said: () => servers.map(({ output }) => output).join('\n'),
    pid: () => servers[0]?.pid() ?? 0,
    standStill: () => {
      for (const one of servers) one.signal('SIGSTOP');
    },
    goOn: () => {
      for (const one of servers) one.signal('SIGCONT');
    },
    async kill() {
      for (const { child } of servers) child.kill('SIGKILL');
      await Promise.all(servers.map(({ gone }) => gone));
    },
    start,
    async close() {
      for (const { child } of servers) child.kill('SIGTERM');
      await Promise.all(servers.map(({ gone }) => gone));
      await balancer.close();
      await withClient(place.postgresUrl, `drop database if exists ${name} with (force)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
