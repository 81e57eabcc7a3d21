import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { findBeside, type MemoryTaken, memoryOf } from './process-memory';

const readyTimeoutMs = 60_000;

/** A program that listens on loopback. */
export interface RunningProgram {
  target: { host: string; port: number };
  /** Of its processes, as they are now and since they began. */
  memory(): Promise<MemoryTaken>;
  /** Ids of the workers that it brought along. */
  workers(): Promise<string[]>;
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
    memory: () => memoryOf(child.pid),
    async workers() {
      const beside = await findBeside(child.pid);
      return beside.flatMap(({ program, pid }) => (program === 'worker' ? [pid] : []));
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
