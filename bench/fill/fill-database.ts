import pg from 'pg';
import { ensureAccounts } from '@/lib/intake/accounts';
import type { Context } from '@/lib/platform/context';
import { partitionStatement } from '@/lib/platform/db/partitions';
import { dayMs, hourMs } from '@/lib/platform/time';
import { playBigBatch } from './big-batch';
import { castClock } from './cast-clock';
import { castSchema, castTables, readSpans, setCastApart } from './cast-tables';
import { type Copy, copyStatement, readCastColumns } from './copy-statements';
import { finish, moveSequences } from './finish';
import { buildIndexes, dropIndexes } from './indexes';
import { makeCast } from './make-cast';
import { markerOf } from './marker';
import { readCast } from './read-cast';
import { sealCopy } from './seal-copy';
import { beginState, type FillState, readState, writeState } from './state';

export interface FillOptions {
  /** Callbacks; a few more become of it, for the cast is copied as a whole. */
  size: number;
  /** Callbacks of the cast at most. */
  castMax: number;
  bigBatchLines: number;
  /** Requests and attempts are kept for so many days, as with retention; null: of everything. */
  bytesDays: number | null;
  tell(words: string): void;
}

/** A busy installation: what lies between the first callback and now follows from how many there are. */
const callbacksPerHour = 5_000;
const playersMax = 16;
/** What stays when retention has dropped the bytes. */
const factTables = castTables.filter((table) => !['requests', 'attempts', 'search_rejections'].includes(table));
/** The last copy ends this long before now, so that no retry of its deliveries lies ahead. */
const endsBeforeMs = hourMs;
/** Issues of older copies are resolved. */
const liveShare = 0.1;

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
    done: 0,
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

function copyOf(state: FillState, number: number): Copy {
  return {
    number,
    shiftMs: Math.round(number * state.spanMs),
    castMarker: markerOf(0),
    marker: markerOf(number),
    bytesKept: state.bytesDays === null || (state.copies - number) * state.spanMs <= state.bytesDays * dayMs,
    issuesLive: number >= state.copies * (1 - liveShare),
  };
}

async function makeCopies(
  ctx: Context,
  client: pg.Client,
  state: FillState,
  played: Awaited<ReturnType<typeof makeCast>>,
  tell: FillOptions['tell'],
) {
  const columns = await readCastColumns(client);
  const spans = await readSpans(client);
  const cast = await readCast(ctx, client, { ...played, marker: markerOf(0) });
  const startedAt = performance.now();
  const first = state.done + 1;
  let toldAt = startedAt;
  let next = await sealCopy(ctx, cast, copyOf(state, first), spans.callbacks);
  for (let number = first; number < state.copies; number += 1) {
    const copy = copyOf(state, number);
    const sealed: Readonly<Record<string, unknown[]>> = { ...next };
    const written = (async () => {
      await client.query('begin');
      for (const table of copy.bytesKept ? castTables : factTables) {
        await client.query(copyStatement(table, columns, spans, copy), sealed[table] ?? []);
      }
      await writeState(client, { ...state, done: number });
      await client.query('commit');
    })();
    // While Postgres writes this copy, the next one is signed and sealed here.
    if (number + 1 < state.copies) next = await sealCopy(ctx, cast, copyOf(state, number + 1), spans.callbacks);
    await written;
    const now = performance.now();
    if (now - toldAt < 5_000 && number + 1 < state.copies) continue;
    toldAt = now;
    const perSecond = Math.round(((number - first + 1) * state.castCallbacks) / ((now - startedAt) / 1_000));
    tell(`about ${(number + 1) * state.castCallbacks} callbacks of ${state.size}, ${perSecond} a second`);
  }
}

/**
 * Fills the empty, migrated database of `ctx` with a data set of about `size` callbacks and everything that became of them:
 * a cast that the console itself received, applied and delivered, and copies of it whose ids, instants, signatures and sealed
 * bytes are their own. One that was interrupted after its copies goes on there. Throws `NotEmpty` where there is something else.
 */
export async function fillDatabase(ctx: Context, databaseUrl: string, options: FillOptions): Promise<FillState> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    await client.query(`set synchronous_commit = off`);
    await client.query(`set maintenance_work_mem = '1GB'`);
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
      // No trigger and no foreign key is looked at for each row: the copies are as whole as the cast.
      await client.query(`set session_replication_role = replica`);
      await makeCopies(ctx, client, state, played, options.tell);
      await client.query(`set session_replication_role = origin`);
      state.phase = 'indexes';
      await writeState(client, { ...state, done: state.copies });
    }
    if (state.phase === 'indexes') {
      await buildIndexes(client, options.tell);
      await moveSequences(client);
      await playBigBatch(ctx, options.bigBatchLines);
      state.phase = 'finishing';
      await writeState(client, { ...state, done: state.copies });
    }
    await finish(client, options.tell);
    await client.query(`drop schema ${castSchema} cascade`);
    return state;
  } finally {
    await client.end();
  }
}

export const fillDefaults = { castMax: 10_000, bigBatchLines: 10_000 } as const;
