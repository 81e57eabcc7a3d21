import { errorClass } from '@/lib/ledger/apply/error-class';
import { foldDeltas, foldRowsMax } from '@/lib/ledger/statistics/fold-deltas';
import type { Worker } from '@/lib/ledger/worker';
import type { Context } from '@/lib/platform/context';
import { minuteMs, secondMs } from '@/lib/platform/time';
import { runSweeps, type SweepOptions } from './run-sweeps';

/** How often changes are folded into the statistics: what waits is added by every reader, so it must stay few. */
const foldEveryMs = 10 * secondMs;

interface Task {
  what: string;
  everyMs: number;
  run(): Promise<unknown>;
}

/** Runs `task` again and again, never twice at once; a failure is one line in the log, and the next turn tries again. */
function repeat(ctx: Context, { what, everyMs, run }: Task): Worker {
  let running: Promise<void> | null = null;
  const turn = () => {
    running ??= run()
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
      await running;
    },
  };
}

async function foldAll(ctx: Context): Promise<void> {
  while ((await foldDeltas(ctx)) >= foldRowsMax);
}

/** Sweeps every minute and keeps the statistics folded, until it is stopped; any number of processes may do it. */
export function startSweeper(ctx: Context, options: SweepOptions = {}): Worker {
  const tasks = [
    repeat(ctx, { what: 'Folding statistics', everyMs: foldEveryMs, run: () => foldAll(ctx) }),
    repeat(ctx, { what: 'Sweeping', everyMs: minuteMs, run: () => runSweeps(ctx, options) }),
  ];
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.stop()));
    },
  };
}
