import type { BenchDatabase } from './bench-database';
import { closedLoop } from './load/closed-loop';
import type { PhaseResult } from './load/latency';
import { openLoop } from './load/open-loop';
import { signedRequests } from './load/signed-requests';
import type { Side } from './sides/sides';
import { startProgram } from './start-program';

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

/** A throughput nobody reaches here: so many requests are signed for each second of a closed loop. */
const closedPerSecondMax = 12_000;
const openConnectionsMax = 256;

/** Runs one side through all phases on a database of its own and compares what it acknowledged with what it stored. */
export async function runSide(
  side: Side,
  database: BenchDatabase,
  variables: Record<string, string>,
  phases: Phases,
): Promise<SideResult> {
  const url = await database.create(side.database);
  const program = await startProgram(side.program, { ...variables, ...side.variables, DATABASE_URL: url });
  const { target } = program;
  const make = (prefix: string, count: number) =>
    signedRequests({
      count,
      secret: variables.GATEPAY_API_SECRET ?? '',
      host: `${target.host}:${target.port}`,
      path: '/api/callbacks/gatepay',
      prefix,
    });
  try {
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
      residentMb: await program.residentMb(),
    };
  } finally {
    await program.stop();
  }
}
