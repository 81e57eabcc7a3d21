import type { BenchDatabase } from './bench-database';
import { countOnce, untilApplied } from './count-once';
import { closedLoop } from './load/closed-loop';
import { openLoop } from './load/open-loop';
import type { PhaseResult } from './load/phase-result';
import { batchIdAt, signedRequests, type WireRequest } from './load/signed-requests';
import type { Once } from './once';
import type { MemoryTaken } from './process-memory';
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
  /** So many of the callbacks of `steady` are sent again in the end, two copies of each at a time by so many clients. */
  again: { callbacks: number; clients: number };
}

/** One turn of a side: what it was asked, and what it came to. */
export interface Turn {
  closed: PhaseResult;
  crowd: PhaseResult;
  /** Constant rates of arrival, in its last turn. */
  open: { steady: PhaseResult; burst: PhaseResult } | null;
  /** Answered 200 over all phases of the turn that are measured. */
  acknowledged: number;
  /** After all phases that are measured. */
  memory: MemoryTaken;
}

/** A side that takes its turns on a database of its own. */
export interface RunningSide {
  side: Side;
  /** Starts the side, warms it up, measures it and ends it. */
  takeTurn(isLast: boolean): Promise<Turn>;
  /** Rows that are there for what it acknowledged, after its last turn, and whether each is there once. */
  countStored(): Promise<{ stored: number; once: Once }>;
}

/** A throughput nobody reaches here: so many requests are signed for each second of a closed loop. */
const closedPerSecondMax = 16_000;
const openConnectionsMax = 256;
/** A worker that has not applied what the turns left by then is not going to. */
const appliedSecondsMax = 1_200;

/** Makes the database of `side`. */
export async function openSide(
  side: Side,
  database: BenchDatabase,
  variables: Record<string, string>,
  { warmUpSeconds, closed, crowd, steady, burst, again }: Phases,
): Promise<RunningSide> {
  const url = await database.create(side.database);
  let turns = 0;
  let sentAgain: { batchIds: string[]; requests: number; acknowledged: number } | null = null;
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
      const arrive = (requests: readonly WireRequest[], perSecond: number) =>
        openLoop(target, requests, { perSecond, connectionsMax: openConnectionsMax });
      const measureOpen = async () => {
        const steadyRequests = make('s', steady.perSecond * steady.seconds);
        const open = {
          steady: await arrive(steadyRequests, steady.perSecond),
          burst: await arrive(make('b', burst.perSecond * burst.seconds), burst.perSecond),
        };
        return { open, steadyRequests };
      };
      /** As a provider does that has not heard the answer: the same bytes, next to each other, so that copies meet. */
      const sendAgain = async (requests: readonly WireRequest[]) => {
        const copies = requests.flatMap((request) => [request, request]);
        const { answers } = await closedLoop(target, copies, { clients: again.clients, seconds: 3_600 });
        const batchIds = requests.map((_, place) => batchIdAt(`s${turns}-`, place));
        sentAgain = { batchIds, requests: copies.length, acknowledged: answers['200'] ?? 0 };
        if (side.applies) await untilApplied(database, url, appliedSecondsMax);
      };
      try {
        const warmed = await loop('w', { ...closed, seconds: warmUpSeconds });
        const closedResult = await loop('c', closed);
        const crowdResult = await loop('m', crowd);
        const last = isLast ? await measureOpen() : null;
        const open = last?.open ?? null;
        const results = [warmed, closedResult, crowdResult, ...(open ? [open.steady, open.burst] : [])];
        const memory = await program.memory();
        if (last) await sendAgain(last.steadyRequests.slice(0, again.callbacks));
        return {
          closed: closedResult,
          crowd: crowdResult,
          open,
          acknowledged: results.reduce((sum, { answers }) => sum + (answers['200'] ?? 0), 0),
          memory,
        };
      } finally {
        await program.stop();
      }
    },
    async countStored() {
      if (!sentAgain) throw new Error('Callbacks are sent again in the last turn of a side.');
      return countOnce(database, url, side, sentAgain);
    },
  };
}
