import { spawn } from 'node:child_process';
import path from 'node:path';
import { type MemoryTaken, memoryOf } from '@/bench/process-memory';

export interface RunningServer {
  url: string;
  memory(): Promise<MemoryTaken>;
  stop(): Promise<void>;
}

const startTimeoutMs = 120_000;

/** The production server on a filled installation; no worker beside it, so that nothing else asks the database. */
export async function startServer(variables: Record<string, string>): Promise<RunningServer> {
  const child = spawn(process.execPath, [path.resolve('scripts/serve.mjs')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...variables,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      WORKERS: '0',
      LOG_LEVEL: 'error',
    },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The server did not start:\n${said}`)), startTimeoutMs);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [, port] = /^Callback console on http:\/\/localhost:(\d+)\n/m.exec(said) ?? [];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The server ended:\n${said}`)));
  });
  return {
    url,
    memory: () => memoryOf(child.pid),
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
