import { removeEnded } from '@/lib/access/remove-ended';
import { errorClass } from '@/lib/ledger/apply/error-class';
import { foldDeltas, foldRowsMax } from '@/lib/ledger/statistics/fold-deltas';
import type { Worker } from '@/lib/ledger/worker';
import type { Context } from '@/lib/platform/context';
import { hourMs, minuteMs, secondMs } from '@/lib/platform/time';
import { runRetention } from '@/lib/reconcile/retention/run-retention';
import { tidyMonths } from '@/lib/reconcile/retention/tidy-months';
import { runSweeps, type SweepOptions } from './run-sweeps';

/** How often changes are folded into the statistics: what waits is added by every reader, so it must stay few. */
const foldEveryMs = 10 * secondMs;

interface Task {
  what: string;
  everyMs: number;
  /** `signal`: the sweeper is being stopped. */
  run(signal: AbortSignal): Promise<unknown>;
}

/** Runs `task` again and again, never twice at once; a failure is one line in the log, and the next turn tries again. */
function repeat(ctx: Context, { what, everyMs, run }: Task): Worker {
  let running: Promise<void> | null = null;
  const stopping = new AbortController();
  const turn = () => {
    running ??= run(stopping.signal)
      .then(() => undefined)
      .catch((error: unknown) => ctx.log.warn({ error: errorClass(error) }, `${what}: could not be done`))
      .finally(() => {
        running = null;
      });
  };
  const timer = setInterval(turn, everyMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}

async function foldAll(ctx: Context): Promise<void> {
  while ((await foldDeltas(ctx)) >= foldRowsMax);
}

/** Sweeps and removes what retention lets go, every minute, and keeps the statistics folded, until it is stopped; any number of processes may do it. */
export function startSweeper(ctx: Context, options: SweepOptions = {}): Worker {
  const tasks = [
    repeat(ctx, { what: 'Folding statistics', everyMs: foldEveryMs, run: () => foldAll(ctx) }),
    repeat(ctx, { what: 'Sweeping', everyMs: minuteMs, run: () => runSweeps(ctx, options) }),
    repeat(ctx, {
      what: 'Removing bytes past their retention',
      everyMs: minuteMs,
      run: (signal) => runRetention(ctx, { signal }),
    }),
    repeat(ctx, { what: 'Dropping empty months', everyMs: hourMs, run: () => tidyMonths(ctx) }),
    repeat(ctx, { what: 'Removing ended sessions', everyMs: hourMs, run: () => removeEnded(ctx) }),
  ];
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.stop()));
    },
  };
}
