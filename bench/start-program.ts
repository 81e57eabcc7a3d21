import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

const readyTimeoutMs = 60_000;

/** A program that listens on loopback. */
export interface RunningProgram {
  target: { host: string; port: number };
  /** Of its processes, the first being the one that was started; null where it cannot be read. */
  residentMb(): Promise<number | null>;
  /** Its children's ids. */
  children(): Promise<string[]>;
  /** Resolves when it has ended. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The side did not start:\n${said}`)), readyTimeoutMs);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (!/^ready$/m.test(said)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The side ended:\n${said}`)));
  });
}

/** Resident memory of the process `pid` in MB; null where it cannot be read. */
export async function residentMb(pid: number | string | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

/** Starts `program` (a path from the project's root) on a free port as in production, and waits until it says that it is ready. */
export async function startProgram(
  program: string,
  variables: Readonly<Record<string, string>>,
): Promise<RunningProgram> {
  const port = await freePort();
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...variables,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
    },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilReady(child);
  return {
    target: { host: '127.0.0.1', port },
    residentMb: () => residentMb(child.pid),
    async children() {
      const text = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').catch(() => '');
      return text.split(' ').filter((pid) => pid !== '');
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
