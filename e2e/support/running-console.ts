import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { findEmbeddedUrl } from '@/lib/platform/db/embedded/place';
import { type ConsoleCommand, ConsoleProcess } from './console-process';
import { makeReachableFolder } from './reachable-folder';
import { fleetPlace, startFleet } from './running-fleet';

const stopTimeoutMs = 30_000;

/** The production build's server alone: nothing is installed, built or looked for. */
const serveBuild: ConsoleCommand = {
  command: [process.execPath, path.join(import.meta.dirname, 'serve-build.mjs')],
  stdin: 'pipe',
};

/** What tests know of a console that they started. */
export interface ConsoleSettings {
  adminEmail: string;
  adminPassword: string;
  apiToken: string;
  gatepaySecret: string;
}

/** A console of its own: the production build's server in a process, its data in a folder that goes with it. */
export interface RunningConsole extends ConsoleSettings {
  /** `http://127.0.0.1:<port>`, the same after `start` as before `kill`. */
  url: string;
  /** Settings under which another program of the console works on the same data. */
  beside: Readonly<Record<string, string>>;
  /** Of the Postgres itself, past any pooler; for tests that hold something there, or write what a person with the database in hand could. */
  databaseUrl(): Promise<string>;
  /** Everything it printed since it was last started; with LOG_LEVEL=error that is little. */
  said(): string;
  /** Of the process that listens; of a fleet the first. */
  pid(): number;
  /** All that listen stand still, with their connections open, until `goOn`. */
  standStill(): void;
  goOn(): void;
  /** `kill -9`: returns once the process is gone. Postgres follows it by itself. */
  kill(): Promise<void>;
  /** Starts it again on the same data; returns once it answers. */
  start(): Promise<void>;
  /** Stops it as a signal does and removes its data. */
  close(): Promise<void>;
}

/** Starts a console on a free port, on an embedded Postgres of its own unless `env` names another. */
export async function startConsole(env: Record<string, string> = {}): Promise<RunningConsole> {
  const settings: ConsoleSettings = {
    adminEmail: 'ops@example.com',
    adminPassword: `only-for-this-test-run-${randomBytes(6).toString('hex')}`,
    apiToken: `token-of-this-test-run-${randomBytes(16).toString('hex')}`,
    gatepaySecret: `gatepay-secret-${randomBytes(16).toString('hex')}`,
  };
  const variables = {
    ADMIN_EMAIL: settings.adminEmail,
    ADMIN_PASSWORD: settings.adminPassword,
    CONSOLE_API_TOKEN: settings.apiToken,
    GATEPAY_API_SECRET: settings.gatepaySecret,
    LOG_LEVEL: 'error',
    ...env,
  };
  const place = fleetPlace();
  // A test that brings its own database wants that one.
  if (place && !('DATABASE_URL' in env)) return startFleet(place, settings, variables, serveBuild);
  const dataDir = await makeReachableFolder('e2e');
  let running = new ConsoleProcess(dataDir, variables, serveBuild);
  const url = await running.ready();
  return {
    ...settings,
    url,
    beside: { DATA_DIR: dataDir, ...env },
    databaseUrl: async () => env.DATABASE_URL ?? (await findEmbeddedUrl(dataDir)) ?? '',
    said: () => running.output,
    pid: () => running.pid(),
    standStill: () => running.signal('SIGSTOP'),
    goOn: () => running.signal('SIGCONT'),
    async kill() {
      running.child.kill('SIGKILL');
      await running.gone;
    },
    async start() {
      running = new ConsoleProcess(dataDir, { ...variables, PORT: new URL(url).port }, serveBuild);
      await running.ready();
    },
    async close() {
      running.child.kill('SIGTERM');
      const timer = setTimeout(() => running.child.kill('SIGKILL'), stopTimeoutMs);
      await running.gone;
      clearTimeout(timer);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
