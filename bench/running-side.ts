import type { BenchDatabase } from './bench-database';
import { closedLoop } from './load/closed-loop';
import { openLoop } from './load/open-loop';
import type { PhaseResult } from './load/phase-result';
import { signedRequests } from './load/signed-requests';
import type { Memory } from './process-memory';
import type { Side } from './sides/sides';
import { startProgram } from './start-program';

/** How long and how hard each phase is. */
export interface Phases {
  warmUpSeconds: number;
  closed: { clients: number; seconds: number };
  /** As `closed`, of many more clients: what comes together there is more. */
  crowd: { clients: number; seconds: number };
  steady: { perSecond: number; seconds: number };
  burst: { perSecond: number; seconds: number };
}

/** One turn of a side: what it was asked, and what it came to. */
export interface Turn {
  closed: PhaseResult;
  crowd: PhaseResult;
  /** Constant rates of arrival, in its last turn. */
  open: { steady: PhaseResult; burst: PhaseResult } | null;
  /** Answered 200 over all phases of the turn. */
  acknowledged: number;
  /** After all phases. */
  memory: Memory;
}

/** A side that takes its turns on a database of its own. */
export interface RunningSide {
  side: Side;
  /** Starts the side, warms it up, measures it and ends it. */
  takeTurn(isLast: boolean): Promise<Turn>;
  /** Rows that are there for what it acknowledged. */
  countStored(): Promise<number>;
}

/** A throughput nobody reaches here: so many requests are signed for each second of a closed loop. */
const closedPerSecondMax = 16_000;
const openConnectionsMax = 256;

/** Makes the database of `side`. */
export async function openSide(
  side: Side,
  database: BenchDatabase,
  variables: Record<string, string>,
  { warmUpSeconds, closed, crowd, steady, burst }: Phases,
): Promise<RunningSide> {
  const url = await database.create(side.database);
  let turns = 0;
  return {
    side,
    async takeTurn(isLast) {
      turns += 1;
      // What others wrote is on the disk before: nobody's commits wait for it.
      await database.query(url, 'checkpoint');
      const program = await startProgram(side.program, { ...variables, ...side.variables, DATABASE_URL: url });
      const { target } = program;
      const make = (prefix: string, count: number) =>
        signedRequests({
          count,
          secret: variables.GATEPAY_API_SECRET ?? '',
          host: `${target.host}:${target.port}`,
          path: '/api/callbacks/gatepay',
          prefix: `${prefix}${turns}-`,
        });
      const loop = (prefix: string, { clients, seconds }: Phases['closed']) =>
        closedLoop(target, make(prefix, seconds * closedPerSecondMax), { clients, seconds });
      const arrive = (prefix: string, { perSecond, seconds }: Phases['steady']) =>
        openLoop(target, make(prefix, perSecond * seconds), { perSecond, connectionsMax: openConnectionsMax });
      try {
        const warmed = await loop('w', { ...closed, seconds: warmUpSeconds });
        const closedResult = await loop('c', closed);
        const crowdResult = await loop('m', crowd);
        const open = isLast ? { steady: await arrive('s', steady), burst: await arrive('b', burst) } : null;
        const results = [warmed, closedResult, crowdResult, ...(open ? [open.steady, open.burst] : [])];
        return {
          closed: closedResult,
          crowd: crowdResult,
          open,
          acknowledged: results.reduce((sum, { answers }) => sum + (answers['200'] ?? 0), 0),
          memory: await program.memory(),
        };
      } finally {
        await program.stop();
      }
    },
    async countStored() {
      const [counted] = await database.query<{ stored: number }>(url, side.countSql);
      return counted?.stored ?? 0;
    },
  };
}
