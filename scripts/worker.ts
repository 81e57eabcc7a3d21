import { startWorker } from '@/lib/delivery/worker';
import { bringUp, type RunStep } from '@/lib/platform/bring-up';
import { runProgram } from './program';

/** `npm run worker`: applies and delivers callbacks beside running consoles, on the same DATABASE_URL or DATA_DIR, until a signal stops it. */
export async function main({ step }: { step: RunStep }): Promise<void> {
  await runProgram(step, async ({ environment, lifecycle }) => {
    const projectRoot = process.cwd();
    const { context } = await bringUp({ environment, lifecycle, step, projectRoot, embedded: 'joins' });
    const worker = startWorker(context);
    lifecycle.onStop('worker', worker.stop);
    console.log('\nThe worker is running beside the console.\n');
    // Its idle timers and connections come and go; this keeps the process until a signal ends it.
    const stayAlive = setInterval(() => undefined, 60_000);
    lifecycle.onStop('stay alive', async () => clearInterval(stayAlive));
  });
}
