import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const announced = /^Callback console on http:\/\/localhost:(\d+)$/m;
const stopTimeoutMs = 30_000;

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
  dataDir: string;
  /** Everything it printed since it was last started; with LOG_LEVEL=error that is little. */
  said(): string;
  /** `kill -9`: returns once the process is gone. Postgres follows it by itself. */
  kill(): Promise<void>;
  /** Starts it again on the same data; returns once it answers. */
  start(): Promise<void>;
  /** Stops it as a signal does and removes its data. */
  close(): Promise<void>;
}

function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

interface Served {
  child: ChildProcess;
  port: number;
  said(): string;
}

/** Runs the server until it says where it answers. Throws with everything it said when it ends before that. */
async function serve(env: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, [path.join(root, 'e2e/support/serve-build.mjs')], {
    cwd: root,
    // Only what is named here: the settings of a console on this machine have no place in its tests.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', TZ: 'UTC', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    const listen = (part: Buffer) => {
      said += part.toString();
      const found = announced.exec(said)?.[1];
      if (found) resolve(Number(found));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The console ended with ${code} at its start:\n${said}`)));
  });
  return { child, port, said: () => said };
}

/** Starts a console on a free port, on an embedded Postgres of its own unless `env` names another. */
export async function startConsole(env: Record<string, string> = {}): Promise<RunningConsole> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'callback-console-e2e-'));
  // Where the tests run as root, Postgres is another user and must get in.
  await chmod(dataDir, 0o711);
  const settings: ConsoleSettings = {
    adminEmail: 'ops@example.com',
    adminPassword: `only-for-this-test-run-${randomBytes(6).toString('hex')}`,
    apiToken: `token-of-this-test-run-${randomBytes(16).toString('hex')}`,
    gatepaySecret: `gatepay-secret-${randomBytes(16).toString('hex')}`,
  };
  const variables = (port: number) => ({
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    ADMIN_EMAIL: settings.adminEmail,
    ADMIN_PASSWORD: settings.adminPassword,
    CONSOLE_API_TOKEN: settings.apiToken,
    GATEPAY_API_SECRET: settings.gatepaySecret,
    LOG_LEVEL: 'error',
    ...env,
  });
  let running = await serve(variables(0));
  const { port } = running;
  return {
    ...settings,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    said: () => running.said(),
    async kill() {
      running.child.kill('SIGKILL');
      await exitOf(running.child);
    },
    async start() {
      running = await serve(variables(port));
    },
    async close() {
      running.child.kill('SIGTERM');
      const timer = setTimeout(() => running.child.kill('SIGKILL'), stopTimeoutMs);
      await exitOf(running.child);
      clearTimeout(timer);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
