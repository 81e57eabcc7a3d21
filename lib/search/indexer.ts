import { setTimeout as delay } from 'node:timers/promises';
import { errorClass } from '@/lib/ledger/apply/error-class';
import type { Worker } from '@/lib/ledger/worker';
import type { Context } from '@/lib/platform/context';
import { dayMs, minuteMs, secondMs } from '@/lib/platform/time';
import { makeFragmentFiller } from './fill-fragments';
import { indexCallbacks } from './index-callbacks';
import { idleMs, restMsAfter } from './index-pace';
import { indexRejected } from './index-rejected';
import { indexWaiting } from './index-waiting';
import { remakeDocuments } from './remake-documents';

/** Rejected requests are found by their bytes after so long at most. */
const everyMs = 2 * secondMs;
/** Younger callbacks are still being applied, which makes their documents; ids below are all settled by then. */
const settledMs = 10 * minuteMs;
const recentMs = 5 * minuteMs;
const rowsMax = 200;
/** Of what is made anew a turn. */
const remakeRoundsMax = 10;
/** How far back rejected requests are looked at when a worker starts: what it missed while none ran, and the time before. */
const startMs = 3650 * dayMs;

export interface SearchIndexerOptions {
  /** While it answers true, others need the machine (`./index-pace`). */
  isPressed?: () => boolean;
}

/** Documents that are given fragments a round: where nothing else is left to make. */
const fragmentsMax = 100;

/** Makes what applying left for later, about a hundred callbacks a round, and then what older documents lack. */
function startWaitingLoop(ctx: Context, isPressed: () => boolean): Worker {
  const stopping = new AbortController();
  const fillFragments = makeFragmentFiller(ctx);
  const rest = (restMs: number) => delay(restMs, undefined, { signal: stopping.signal, ref: false }).catch(() => null);
  const round = async (): Promise<number> => {
    const startedAtMs = performance.now();
    try {
      const { callbacks, since } = await indexWaiting(ctx);
      const waitedMs = since === null ? 0 : ctx.clock.now().getTime() - since.getTime();
      const made = callbacks > 0 ? callbacks : await fillFragments(fragmentsMax);
      return restMsAfter({ callbacks: made, waitedMs, tookMs: performance.now() - startedAtMs, pressed: isPressed() });
    } catch (error) {
      ctx.log.warn({ error: errorClass(error) }, 'What is searched could not be made for callbacks that wait for it');
      return idleMs;
    }
  };
  const loop = async () => {
    while (!stopping.signal.aborted) await rest(await round());
  };
  const looping = loop();
  return {
    async stop() {
      stopping.abort();
      await looping;
    },
  };
}

/** Keeps what is searched up to date off the ledger's path, until it is stopped; any number of processes may do it. */
export function startSearchIndexer(ctx: Context, { isPressed = () => false }: SearchIndexerOptions = {}): Worker {
  let running: Promise<void> | null = null;
  let stopped = false;
  let caughtUp = false;
  const run = async () => {
    const nowMs = ctx.clock.now().getTime();
    const made = await indexRejected(ctx, { since: new Date(nowMs - (caughtUp ? recentMs : startMs)), limit: rowsMax });
    if (made < rowsMax) caughtUp = true;
    for (let looked = rowsMax; looked === rowsMax && !stopped; )
      looked = await indexCallbacks(ctx, { until: new Date(nowMs - settledMs), limit: rowsMax });
    // Last and in bounds: hours of it must not keep what comes meanwhile from being found.
    for (let round = 0, looked = rowsMax; looked >= rowsMax && round < remakeRoundsMax && !stopped; round += 1) {
      const remade = await remakeDocuments(ctx, { limit: rowsMax });
      if (remade.rejected) caughtUp = false;
      ({ looked } = remade);
    }
  };
  const turn = () => {
    running ??= run()
      .catch((error: unknown) => {
        ctx.log.warn(
          { error: errorClass(error) },
          'What is searched could not be brought up to date; tried again soon',
        );
      })
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(turn, everyMs).unref();
  const waiting = startWaitingLoop(ctx, isPressed);
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await Promise.all([waiting.stop(), running]);
    },
  };
}
