import { buildScreens, bundle } from './build.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { stopRunning } from './run.mjs';
import { StepError, step } from './steps.mjs';

function stopOn(signal) {
  stopRunning(signal);
  process.exit(130);
}

/** Everything a clone lacks, each only when its inputs changed. Ends the process with one message when a step fails. */
export async function prepare({ screens }) {
  const onInterrupt = () => stopOn('SIGINT');
  const onTerminate = () => stopOn('SIGTERM');
  process.once('SIGINT', onInterrupt).once('SIGTERM', onTerminate);
  try {
    await step('Packages', install);
    await step('Database client', generate);
    await step('Server build', bundle);
    if (screens) await step('Screens build', buildScreens);
  } catch (error) {
    console.error(`\n${error instanceof StepError ? error.message : error.stack}`);
    process.exit(1);
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
  }
}
