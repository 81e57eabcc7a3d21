import type { Context } from '@/lib/platform/context';
import { onConnection } from '@/lib/platform/db/on-connection';
import { nudge } from '@/lib/platform/nudge';
import { secondMs } from '@/lib/platform/time';
import { SecretUses } from './accounts/secret-uses';
import { BodyRoom } from './body-room';
import { DatabaseWatch } from './database-watch';
import { DoorPressure } from './door-pressure';
import { GroupCommit } from './group-commit';
import { RateLimiter } from './rate-limiter';
import { RefusalLog } from './refusal-log';
import { RefusedTally } from './refused-tally';
import { RejectedBounds } from './rejected/rejected-bounds';
import { SlowProofs } from './slow-proofs';
import { storeFault } from './store-faults';
import { type Stored, storeGroup } from './store-group';
import type { StoreRow } from './store-row';
import { UnverifiedBound } from './unverified-bound';

const mebibyte = 1024 * 1024;

/** What the door keeps in memory between requests: nothing that matters. */
export interface DoorState {
  commits: GroupCommit<StoreRow, Stored>;
  watch: DatabaseWatch;
  room: BodyRoom;
  rate: RateLimiter;
  refused: RefusedTally;
  refusals: RefusalLog;
  uses: SecretUses;
  rejected: RejectedBounds;
  unverified: UnverifiedBound;
  proofs: SlowProofs;
}

const states = new WeakMap<Context['db'], DoorState>();

/** A row's share of a group besides its sealed bytes, roughly. */
const rowBytes = 1024;

/** Providers give up after some seconds; ours must be the answer they get. Long enough for a machine that is merely busy. */
export const waitMsMax = 2.5 * secondMs;

function openDoor({ db }: Context): DoorState {
  const watch = new DatabaseWatch(async () => {
    const askedAtMs = performance.now();
    // A new connection is answered and those that are kept are not: they lead to what is not there any more, and would never say so.
    if ((await db.ping()) === 'afresh') db.doorConnections.dropMadeBefore(askedAtMs);
  });
  const pressure = new DoorPressure(() => nudge('press'));
  const isRowFault = (error: unknown) => storeFault(error) === 'row';
  const commits: GroupCommit<StoreRow, Stored> = new GroupCommit({
    write: (rows) => watched(watch, () => onConnection(db.door, (client) => storeGroup(client, rows), isRowFault)),
    isRowFault,
    bytesOf: (row) => row.sealed.length + rowBytes,
    rowsMax: 256,
    bytesMax: 4 * mebibyte,
    // Two are written or wait for the disk while the next is being sent.
    groupsMax: 3,
    companyMsMax: 25,
    queueRowsMax: 10_000,
    queueBytesMax: 64 * mebibyte,
    waitMsMax,
    onCommitted: (waitedMs) => pressure.note(waitedMs, performance.now()),
    onLate() {
      watch.missed(waitMsMax);
      commits.giveUp();
      db.doorConnections.dropBusy();
    },
  });
  return {
    commits,
    watch,
    // Callbacks are a few KiB; batches of thousands of lines are the ones that need more than the free part.
    room: new BodyRoom({ bytesMax: 128 * mebibyte, freeBytes: mebibyte / 16 }),
    rate: new RateLimiter(),
    refused: new RefusedTally(),
    refusals: new RefusalLog(),
    uses: new SecretUses(),
    rejected: new RejectedBounds(),
    unverified: new UnverifiedBound(),
    // Of the four threads that look-ups and files share. The dearest proofs take a quarter of a second for each live secret of their
    // account, of which there may be ten (accounts/add-secret): whoever comes last of one account has an answer after 1.25 s with one secret
    // and after 12.5 s with ten, and after 4.25 s and 42.5 s while the whole queue is full of such accounts.
    proofs: new SlowProofs({ atOnceMax: 2, waitingOfAccountMax: 8, waitingMax: 32 }),
  };
}

/** Runs `work` on the database and tells `watch` how that went. */
export async function watched<Result>(watch: DatabaseWatch, work: () => Promise<Result>): Promise<Result> {
  const startedAtMs = performance.now();
  try {
    const result = await work();
    watch.found();
    return result;
  } catch (error) {
    if (storeFault(error) === 'database') watch.missed(performance.now() - startedAtMs);
    throw error;
  }
}

/** The state of the door over `ctx.db`, one a process. */
export function doorState(ctx: Context): DoorState {
  const known = states.get(ctx.db);
  if (known) return known;
  const made = openDoor(ctx);
  states.set(ctx.db, made);
  return made;
}
