import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Context } from '@/lib/platform/context';
import { ensurePartitions } from '@/lib/platform/db/partitions';
import { isOutage } from '@/lib/platform/db/transaction';
import { countApplied } from '@/lib/platform/metrics/count';
import { nudge, onNudge } from '@/lib/platform/nudge';
import { hourMs, minuteMs, secondMs } from '@/lib/platform/time';
import type { OnApplied } from './apply/apply-callbacks';
import { applyDue } from './apply/apply-due';
import { errorClass } from './apply/error-class';
import { raiseStorageIssues } from './raise-storage-issues';

export interface WorkerOptions {
  /**
   * Loops of this process; each holds one database connection while it works. While one waits for Postgres another one reads and
   * folds: three keep both busy, more only hold more in memory.
   */
  concurrency?: number;
  /**
   * Jobs a loop claims at once: what a group of statements costs whatever it holds (a fifth of all at 100) is shared by so many.
   * Groups are smaller where bodies are large (`chunkBySize`).
   */
  claimMax?: number;
  /** How long a loop without work sleeps unless it is nudged. */
  pollMs?: number;
  /** How often the months ahead get their partitions; a console runs for longer than those made at its start last. */
  partitionsEveryMs?: number;
  onApplied?: OnApplied;
  /** While it answers true, what else the process does needs its time: one loop works and the others wait. */
  yields?: () => boolean;
  /** Meanwhile it goes on after each group, of so many applied, once this resolves: soon, and whatever happens. */
  follows?: (applied: number) => Promise<void>;
  /** While it answers true, the doors need the machine: nothing is claimed. */
  rests?: () => boolean;
}

export interface Worker {
  /** Ends the loops; resolves when what they hold is settled. */
  stop(): Promise<void>;
}

export interface ApplyingWorker extends Worker {
  /** So much waited to be applied, and for so long, that the latest claim was applied in haste. */
  isBehind(): boolean;
}

const outageSleepMsMax = 10 * secondMs;
/** How long a loop that yields or rests waits before it asks again. */
const yieldMs = 50;
/** Who waited for so long among a full claim waited for others, not for a worker to wake. */
const hasteAfterMs = 2 * secondMs;
/** What the one that goes on claims at most meanwhile: a larger group keeps the process from everything else for too long at a time. */
const yieldingClaimMax = 100;

function faultWords(error: unknown): string {
  return isOutage(error) ? 'The database does not answer.' : errorClass(error);
}

/** Sleeps that can be ended early: one of them, when there is something to do, or all. */
function makeDormitory() {
  const wakers = new Set<() => void>();
  return {
    wakeOne() {
      for (const wake of wakers) return wake();
    },
    wakeAll() {
      for (const wake of [...wakers]) wake();
    },
    sleep(sleepMs: number): Promise<void> {
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          wakers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, sleepMs);
        wakers.add(wake);
      });
    },
  };
}

/**
 * Applies stored callbacks off the answer's path until it is stopped. Any number of workers, in any number of processes,
 * share the queue. Without the database it waits, says so once, and goes on when it is back.
 */
export function startWorker(ctx: Context, options: WorkerOptions = {}): ApplyingWorker {
  const { concurrency = 3, claimMax = 500, pollMs = 500, partitionsEveryMs = hourMs, onApplied } = options;
  const { yields = () => false, rests = () => false, follows } = options;
  const workerId = randomUUID();
  const dormitory = makeDormitory();
  let running = true;
  let nudges = 0;
  let awaySince: Date | null = null;
  let behind = false;
  const offNudge = onNudge('apply', () => {
    nudges += 1;
    dormitory.wakeOne();
  });

  const round = async (): Promise<boolean> => {
    const yielding = yields();
    const limit = yielding ? Math.min(claimMax, yieldingClaimMax) : claimMax;
    const now = ctx.clock.now();
    const result = await applyDue(ctx, { workerId, limit, now, onApplied, hasteAfterMs });
    const { claimed, applied } = result;
    behind = result.inHaste;
    countApplied(applied, result.failed);
    if (applied > 0) nudge('deliver');
    if (applied > 0) nudge('records');
    if (awaySince) ctx.log.info({ workerId, awaySince }, 'The ledger is being applied again');
    awaySince = null;
    // A full claim means that there is more than one loop's work.
    if (claimed >= limit) dormitory.wakeOne();
    if (yielding) await follows?.(applied);
    return claimed > 0;
  };

  const loop = async (place: number): Promise<void> => {
    // Idle loops take turns at polling, so that together they ask once every `pollMs`.
    let sleepMs = pollMs * (place + 1);
    let nudged = false;
    while (running) {
      if (rests() || (place > 0 && yields())) {
        // Not in the dormitory: a nudge is for a loop that works. One that woke this loop goes to another.
        if (nudged) dormitory.wakeOne();
        nudged = false;
        await delay(yieldMs);
        continue;
      }
      const heard = nudges;
      try {
        if (await round()) continue;
      } catch (error) {
        if (!awaySince)
          ctx.log.error({ workerId, error: faultWords(error) }, 'Callbacks cannot be applied now; they stay queued');
        awaySince ??= ctx.clock.now();
        sleepMs = Math.min(sleepMs * 2, outageSleepMsMax);
        if (running) await dormitory.sleep(sleepMs);
        continue;
      }
      // A nudge that came while this round looked may be for what it did not see.
      if (running && heard === nudges) await dormitory.sleep(sleepMs);
      nudged = heard !== nudges;
      sleepMs = pollMs * concurrency;
    }
  };

  const every = (intervalMs: number, what: string, work: () => Promise<unknown>) =>
    setInterval(() => {
      work().catch((error: unknown) =>
        ctx.log.warn({ workerId, error: faultWords(error) }, `${what}: could not be done`),
      );
    }, intervalMs).unref();
  const sweeps = [
    every(minuteMs, 'Looking for dropped requests', () => raiseStorageIssues(ctx)),
    every(partitionsEveryMs, 'Making partitions', () => ensurePartitions(ctx.db.pool, ctx.clock.now())),
  ];

  const loops = Array.from({ length: concurrency }, (_, place) => loop(place));
  return {
    isBehind: () => behind,
    async stop() {
      running = false;
      for (const sweep of sweeps) clearInterval(sweep);
      offNudge();
      dormitory.wakeAll();
      await Promise.all(loops);
    },
  };
}
