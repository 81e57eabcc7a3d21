import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { errorClass as faultClass } from '@/lib/ledger/apply/error-class';
import type { Context } from '@/lib/platform/context';
import { isOutage } from '@/lib/platform/db/transaction';
import { onNudge } from '@/lib/platform/nudge';
import { secondMs } from '@/lib/platform/time';
import { spanNowMs } from '@/lib/platform/tracing/record-span';
import { makeAlarm } from './alarm';
import { claimDeliveries } from './claim-deliveries';
import { makeClaimPace } from './claim-pace';
import { makeSweeps } from './delivery-sweeps';
import { holdDeliveries } from './held-deliveries';
import { makeStep } from './in-step';
import { noteAttempt } from './note-attempt';
import { type Prepared, prepareAttempts } from './prepare-attempt';
import { type EndedAttempt, runAttempt } from './run-attempt';
import { openSendTools } from './send-tools';
import { makeSettler } from './settler';
import { makeRunningBoard } from './show-running';

export interface DeliveryWorkerOptions {
  /** Calls of this process at once. */
  slots?: number;
  /** Of these, kept free for first attempts. */
  reservedSlots?: number;
  /** How long it sleeps without work unless it is nudged. */
  pollMs?: number;
  /** Beyond a call's timeout, before others take a delivery of a worker that died. */
  leaseMarginMs?: number;
  /** How often it looks for such deliveries. */
  sweepMs?: number;
  /** How long running calls may go on once it is told to stop; then they end as `stopped` and are tried again. */
  graceMs?: number;
  /** While it answers true, the doors need the machine: nothing is claimed. */
  rests?: () => boolean;
}

export interface DeliveryWorker {
  /** Deliveries flow as fast as this process makes them, not as fast as backends answer. */
  isBusy(): boolean;
  /** Resolves when `count` more deliveries have begun here, or after a moment. */
  follow(count: number): Promise<void>;
  /** Claims nothing more; resolves when everything it held is written. */
  stop(): Promise<void>;
}

/** Claimed at once at most: bodies of a whole claim are in memory together. */
const claimMax = 64;
/** Ended and not written: while the database is slow to take them, nothing more is called. */
const unwrittenMax = 256;
/** An answer that takes longer than this makes the callback show as `in_progress`; most are there before. */
const showRunningMs = 250;
/** How long it rests before it asks again whether it still has to. */
const restMs = 50;
const outageSleepMs = 2 * secondMs;
const patientTriesMax = 10;
/** Who follows waits no longer than this: a hundred callbacks each time are at least four hundred a second. */
const followMsMax = 250;

/** Tries again for a while where the database is away: what is claimed would else lie until its lease ends. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || tries >= patientTriesMax) throw error;
      await delay(secondMs);
    }
  }
}

/**
 * Delivers what is due until it is stopped. Any number of workers, in any number of processes, share the deliveries. Without
 * the database it waits, says so once, and goes on when it is back.
 */
export function startDeliveryWorker(ctx: Context, options: DeliveryWorkerOptions = {}): DeliveryWorker {
  const { slots = 128, reservedSlots = 32, pollMs = 250, graceMs = 5 * secondMs, leaseMarginMs } = options;
  const { sweepMs = 10 * secondMs, rests = () => false } = options;
  const workerId = randomUUID();
  const abort = new AbortController();
  // Each running call listens.
  setMaxListeners(0, abort.signal);
  const tools = openSendTools(ctx.environment, { signal: abort.signal });
  const alarm = makeAlarm();
  const held = holdDeliveries();
  const pace = makeClaimPace();
  const step = makeStep(followMsMax);
  const running = new Set<Promise<void>>();
  const settler = makeSettler(ctx, held.calling);
  const board = makeRunningBoard(ctx);
  const sweep = makeSweeps(ctx, sweepMs);
  let stopping = false;
  let awaySince: Date | null = null;
  const offNudge = onNudge('deliver', alarm.wake);

  const call = async (work: Prepared): Promise<EndedAttempt | null> => {
    const { delivery, requestId } = work;
    const { callbackId, trigger } = delivery;
    const shows = callbackId !== null && trigger !== 'test';
    let isOver = false;
    // An answer that is there already is taken up first: the loop may have been busy for as long.
    const show = () => setImmediate(() => !isOver && callbackId !== null && board.show(callbackId));
    const timer = shows ? setTimeout(show, showRunningMs) : undefined;
    try {
      const startedAtMs = spanNowMs();
      const ended = await runAttempt(ctx, work, tools);
      if (ended) noteAttempt(ended, { lane: delivery.lane, requestId, startedAtMs });
      return ended;
    } finally {
      isOver = true;
      clearTimeout(timer);
      held.end(delivery);
      pace.ended();
      alarm.wake();
    }
  };

  const run = async (prepared: Prepared): Promise<void> => {
    const { delivery } = prepared;
    held.begin(delivery);
    try {
      const ended = await call(prepared);
      if (ended) await settler.settle(ended);
    } catch (error) {
      ctx.log.error({ deliveryId: delivery.id, error: faultClass(error) }, 'An attempt failed; its lease will end');
    } finally {
      held.giveBack(delivery);
      alarm.wake();
    }
  };

  const untilMayClaim = async (): Promise<void> => {
    for (;;) {
      const paceMs = pace.waitMs(held.calling(), performance.now());
      const waitMs = rests() ? Math.max(paceMs, restMs) : paceMs;
      if (stopping || waitMs === 0) return;
      await alarm.sleep(waitMs);
    }
  };

  const round = async (): Promise<number> => {
    await sweep();
    await untilMayClaim();
    if (stopping) return 0;
    const calling = held.calling();
    pace.begins(performance.now());
    const free = Math.min(slots - calling, claimMax, unwrittenMax - (held.size() - calling));
    const claimed = await claimDeliveries(ctx.db.pool, {
      workerId,
      now: ctx.clock.now(),
      slots: free,
      restSlots: slots - reservedSlots - held.calling('rest'),
      leaseMarginMs,
      endedAttemptIds: held.unwritten(),
    });
    pace.took(claimed.length, held.size(), performance.now());
    step.took(claimed.length);
    if (claimed.length === 0) return 0;
    for (const each of await patiently(() => prepareAttempts(ctx, claimed))) {
      const done = run(each).finally(() => running.delete(done));
      running.add(done);
    }
    return claimed.length;
  };

  const loop = async (): Promise<void> => {
    while (!stopping) {
      try {
        const claimed = await round();
        if (awaySince) ctx.log.info({ workerId, awaySince }, 'Callbacks are being delivered again');
        awaySince = null;
        if (claimed === 0 || held.calling() >= slots) await alarm.sleep(pollMs);
      } catch (error) {
        const words = isOutage(error) ? 'The database does not answer.' : faultClass(error);
        if (!awaySince)
          ctx.log.error({ workerId, error: words }, 'Callbacks cannot be delivered now; they stay queued');
        awaySince ??= ctx.clock.now();
        if (!stopping) await alarm.sleep(outageSleepMs);
      }
    }
  };

  const looping = loop();
  return {
    isBusy: () => pace.isBusy(performance.now()),
    follow: step.follow,
    async stop() {
      stopping = true;
      offNudge();
      alarm.wake();
      await looping;
      const timer = setTimeout(() => abort.abort(), graceMs);
      await Promise.all(running);
      clearTimeout(timer);
      tools.close();
    },
  };
}
