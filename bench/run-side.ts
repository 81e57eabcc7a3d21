import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { BenchDatabase } from './bench-database';
import { closedLoop } from './load/closed-loop';
import type { PhaseResult } from './load/latency';
import { openLoop } from './load/open-loop';
import { signedRequests } from './load/signed-requests';
import type { Side } from './sides/sides';

/** How long and how hard each phase is. */
export interface Phases {
  warmUpSeconds: number;
  closed: { clients: number; seconds: number };
  steady: { perSecond: number; seconds: number };
  burst: { perSecond: number; seconds: number };
}

export interface SideResult {
  closed: PhaseResult;
  steady: PhaseResult;
  burst: PhaseResult;
  /** Answered 200 over all phases, and rows that are there for them. */
  acknowledged: number;
  stored: number;
  /** Of the server's own process after all phases. */
  residentMb: number | null;
}

const readyTimeoutMs = 60_000;
/** A throughput nobody reaches here: so many requests are signed for each second of a closed loop. */
const closedPerSecondMax = 12_000;
const openConnectionsMax = 256;

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

async function residentMb(pid: number | undefined): Promise<number | null> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

/** Runs one side through all phases on a database of its own and compares what it acknowledged with what it stored. */
export async function runSide(
  side: Side,
  database: BenchDatabase,
  variables: Record<string, string>,
  phases: Phases,
): Promise<SideResult> {
  const url = await database.create(side.database);
  const port = await freePort();
  const child = spawn(process.execPath, [side.program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...variables,
      ...side.variables,
      NODE_ENV: 'production',
      DATABASE_URL: url,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
    },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const target = { host: '127.0.0.1', port };
  const make = (prefix: string, count: number) =>
    signedRequests({
      count,
      secret: variables.GATEPAY_API_SECRET ?? '',
      host: `127.0.0.1:${port}`,
      path: '/api/callbacks/gatepay',
      prefix,
    });
  try {
    await untilReady(child);
    const { warmUpSeconds, closed, steady, burst } = phases;
    const warm = make('w', warmUpSeconds * closedPerSecondMax);
    const warmed = await closedLoop(target, warm, { clients: closed.clients, seconds: warmUpSeconds });
    const closedResult = await closedLoop(target, make('c', closed.seconds * closedPerSecondMax), closed);
    const open = (prefix: string, { perSecond, seconds }: { perSecond: number; seconds: number }) =>
      openLoop(target, make(prefix, perSecond * seconds), { perSecond, connectionsMax: openConnectionsMax });
    const steadyResult = await open('s', steady);
    const burstResult = await open('b', burst);
    const results = [warmed, closedResult, steadyResult, burstResult];
    const [counted] = await database.query<{ stored: number }>(url, side.countSql);
    return {
      closed: closedResult,
      steady: steadyResult,
      burst: burstResult,
      acknowledged: results.reduce((sum, { answers }) => sum + (answers['200'] ?? 0), 0),
      stored: counted?.stored ?? 0,
      residentMb: await residentMb(child.pid),
    };
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}
