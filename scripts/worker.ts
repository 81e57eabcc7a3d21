import { bringUp, type RunStep } from '@/lib/platform/bring-up';
import { lowerPriority } from '@/lib/platform/lower-priority';
import { startTracing } from '@/lib/platform/tracing/start-tracing';
import { startWorker } from '@/lib/reconcile/worker';
import { startSearchIndexer } from '@/lib/search/indexer';
import { endWithServer } from './end-with-server';
import { answerFamilies } from './families-channel';
import { runProgram } from './program';
import { startWorkerAnswers } from './worker-answers';

/** Where the machine is busy its process gives way, and Postgres' that work for it: a callback is answered first, then handed on. */
const nicerBy = 5;

/** A scrape that runs may end. */
const graceMs = 1_000;

export interface WorkerProgram {
  step: RunStep;
  /** Brought along by a server: it says nothing by itself and ends with it. */
  beside?: boolean;
}

/** `npm run worker`: applies and delivers callbacks beside running consoles, on the same DATABASE_URL or DATA_DIR, until a signal stops it. */
export async function main({ step, beside = false }: WorkerProgram): Promise<void> {
  const start = async ({ environment, lifecycle }: Parameters<Parameters<typeof runProgram>[1]>[0]) => {
    if (beside) endWithServer(lifecycle);
    await lowerPriority(process.pid, nicerBy);
    const projectRoot = process.cwd();
    const { context } = await bringUp({
      environment,
      lifecycle,
      step,
      projectRoot,
      embedded: 'joins',
      sessionsNicerBy: nicerBy,
    });
    const { host, metricsPort } = environment;
    const tracing = await startTracing(environment, 'worker');
    if (tracing) lifecycle.onStop('traces', tracing.stop);
    if (beside) answerFamilies(context.db);
    else if (metricsPort !== null) {
      const answers = await startWorkerAnswers(context, host, metricsPort);
      lifecycle.onStop('metrics', () => answers.close(graceMs));
    }
    const worker = startWorker(context);
    lifecycle.onStop('worker', worker.stop);
    lifecycle.onStop('search', startSearchIndexer(context, { isPressed: worker.isPressed }).stop);
    if (!beside) console.log('\nThe worker is running beside the console.\n');
    // Its idle timers and connections come and go; this keeps the process until a signal ends it.
    const stayAlive = setInterval(() => undefined, 60_000);
    lifecycle.onStop('stay alive', async () => clearInterval(stayAlive));
  };
  await runProgram(step, start, { signals: beside ? 'obeyed' : 'announced' });
}
