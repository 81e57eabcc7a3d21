import { bringUp, type RunStep } from '@/lib/platform/bring-up';
import type { Lifecycle } from '@/lib/platform/lifecycle';
import { startTracing } from '@/lib/platform/tracing/start-tracing';
import { startWorker } from '@/lib/reconcile/worker';
import { startSearchIndexer } from '@/lib/search/indexer';
import { runProgram } from './program';
import { startWorkerAnswers } from './worker-answers';
import { answerFamilies } from './worker-channel';

/** After the server has gone without a word: what is held is given back, then the process ends. */
const orphanGraceMs = 3_000;

/** The server's end of our standard input closes when it ends, also by `kill -9`. */
function endWithServer(lifecycle: Lifecycle): void {
  const end = () => {
    setTimeout(() => process.exit(0), orphanGraceMs).unref();
    void lifecycle.stop().then(() => process.exit(0));
  };
  process.stdin.once('end', end).once('error', end).resume();
}

export interface WorkerProgram {
  step: RunStep;
  /** Brought along by a server: it says nothing by itself and ends with it. */
  beside?: boolean;
}

/** `npm run worker`: applies and delivers callbacks beside running consoles, on the same DATABASE_URL or DATA_DIR, until a signal stops it. */
export async function main({ step, beside = false }: WorkerProgram): Promise<void> {
  const start = async ({ environment, lifecycle }: Parameters<Parameters<typeof runProgram>[1]>[0]) => {
    if (beside) endWithServer(lifecycle);
    const projectRoot = process.cwd();
    const { context } = await bringUp({ environment, lifecycle, step, projectRoot, embedded: 'joins' });
    const { host, metricsPort } = environment;
    const tracing = await startTracing(environment, 'worker');
    if (tracing) lifecycle.onStop('traces', tracing.stop);
    if (beside) answerFamilies(context.db);
    else if (metricsPort !== null) {
      lifecycle.onStop('metrics', (await startWorkerAnswers(context, host, metricsPort)).close);
    }
    const worker = startWorker(context);
    lifecycle.onStop('worker', worker.stop);
    lifecycle.onStop('search', startSearchIndexer(context).stop);
    if (!beside) console.log('\nThe worker is running beside the console.\n');
    // Its idle timers and connections come and go; this keeps the process until a signal ends it.
    const stayAlive = setInterval(() => undefined, 60_000);
    lifecycle.onStop('stay alive', async () => clearInterval(stayAlive));
  };
  await runProgram(step, start, { announcesSignals: !beside });
}
