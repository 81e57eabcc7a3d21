import pg from 'pg';
import { ensureAccounts } from '@/lib/intake/accounts';
import type { Context } from '@/lib/platform/context';
import { partitionStatement } from '@/lib/platform/db/partitions';
import { hourMs } from '@/lib/platform/time';
import { playBigBatch } from './big-batch';
import { castClock } from './cast-clock';
import { castSchema, readSpans, setCastApart } from './cast-tables';
import { keepJsonAsText, readCastColumns } from './copy-statements';
import { finish, moveSequences } from './finish';
import { buildIndexes, dropIndexes } from './indexes';
import { makeCast } from './make-cast';
import { type FillThreads, makeAllCopies } from './make-copies';
import { markerOf } from './marker';
import { readCast } from './read-cast';
import { fillSession } from './sessions';
import { beginState, type FillState, readState, writeState } from './state';

export interface FillOptions {
  /** Callbacks; a few more become of it, for the cast is copied as a whole. */
  size: number;
  /** Callbacks of the cast at most. */
  castMax: number;
  bigBatchLines: number;
  /** Requests and attempts are kept for so many days, as with retention; null: of everything. */
  bytesDays: number | null;
  threads: FillThreads | null;
  tell(words: string): void;
}

/** A busy installation: what lies between the first callback and now follows from how many there are. */
const callbacksPerHour = 5_000;
const playersMax = 16;
/** The last copy ends this long before now, so that no retry of its deliveries lies ahead. */
const endsBeforeMs = hourMs;
const toldEveryMs = 5_000;

/** Thrown for people: the database holds something that this filling did not make. */
export class NotEmpty extends Error {}

async function plan(client: pg.Client, options: FillOptions): Promise<FillState> {
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (select from callbacks) or exists (select from requests) as used`,
  );
  if (rows[0]?.used) {
    throw new NotEmpty(
      'This database holds callbacks already, so nothing was filled. Give it an empty one: another DATA_DIR, or another DATABASE_URL.',
    );
  }
  const castCallbacks = Math.min(options.castMax, options.size);
  const spanMs = (castCallbacks / callbacksPerHour) * hourMs;
  const copies = Math.max(1, Math.round(options.size / castCallbacks));
  const startsAt = new Date(Date.now() - copies * spanMs - endsBeforeMs);
  return {
    size: options.size,
    castCallbacks,
    copies,
    startsAt,
    spanMs,
    bytesDays: options.bytesDays,
    phase: 'cast',
  };
}

async function makePartitions(client: pg.Client, from: Date): Promise<void> {
  for (let month = 0; month < 1_200; month += 1) {
    for (const table of ['requests', 'attempts']) await client.query(partitionStatement(table, from, month));
    if (new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month, 1)) > new Date()) return;
  }
}

function playCast(ctx: Context, state: FillState): ReturnType<typeof makeCast> {
  const options = {
    callbacks: state.castCallbacks,
    marker: markerOf(0),
    tickMs: Math.max(1, Math.floor((state.spanMs / state.castCallbacks) * playersMax)),
  };
  return makeCast({ ...ctx, clock: castClock(state.startsAt) }, options);
}

async function copyCast(
  ctx: Context,
  client: pg.Client,
  databaseUrl: string,
  { state, played, options }: { state: FillState; played: Awaited<ReturnType<typeof makeCast>>; options: FillOptions },
): Promise<void> {
  const columns = await readCastColumns(client);
  const share = {
    state,
    columns,
    spans: await readSpans(client),
    cast: await readCast(ctx, client, { ...played, marker: markerOf(0) }),
  };
  await keepJsonAsText(client, columns);
  const startedAt = performance.now();
  let toldAt = startedAt;
  let done = 0;
  const onDone = () => {
    done += 1;
    const now = performance.now();
    if (now - toldAt < toldEveryMs && done + 1 < state.copies) return;
    toldAt = now;
    const perSecond = Math.round((done * state.castCallbacks) / ((now - startedAt) / 1_000));
    options.tell(`about ${(done + 1) * state.castCallbacks} callbacks of ${state.size}, ${perSecond} a second`);
  };
  await makeAllCopies(ctx, databaseUrl, share, { threads: options.threads, onDone });
}

/**
 * Fills the empty, migrated database of `ctx` with a data set of about `size` callbacks and everything that became of them:
 * a cast that the console itself received, applied and delivered, and copies of it whose ids, instants, signatures and sealed
 * bytes are their own. One that was interrupted after its copies goes on there. Throws `NotEmpty` where there is something else.
 */
export async function fillDatabase(ctx: Context, databaseUrl: string, options: FillOptions): Promise<FillState> {
  const client = new pg.Client({ connectionString: databaseUrl, options: fillSession });
  await client.connect();
  try {
    const begun = await readState(client);
    if (begun?.phase === 'cast' || begun?.phase === 'copies') {
      throw new NotEmpty('An earlier filling ended before its copies were complete. Give it an empty database.');
    }
    const state = begun ?? (await plan(client, options));
    if (!begun) {
      await makePartitions(client, state.startsAt);
      await ensureAccounts(ctx);
      await beginState(client, state);
      options.tell(`a cast of ${state.castCallbacks} callbacks through the door`);
      const played = await playCast(ctx, state);
      await setCastApart(client);
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int as count from ${castSchema}.callbacks`,
      );
      state.castCallbacks = rows[0]?.count ?? state.castCallbacks;
      await dropIndexes(client);
      state.phase = 'copies';
      await writeState(client, state);
      await copyCast(ctx, client, databaseUrl, { state, played, options });
      state.phase = 'indexes';
      await writeState(client, state);
    }
    if (state.phase === 'indexes') {
      await buildIndexes(client, databaseUrl, options.tell);
      await moveSequences(client);
      await playBigBatch(ctx, options.bigBatchLines);
      state.phase = 'finishing';
      await writeState(client, state);
    }
    await finish(client, databaseUrl, options.tell);
    await client.query(`drop schema ${castSchema} cascade`);
    return state;
  } finally {
    await client.end();
  }
}

export const fillDefaults = { castMax: 10_000, bigBatchLines: 10_000 } as const;
