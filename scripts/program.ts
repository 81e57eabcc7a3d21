import path from 'node:path';
import type { RunStep } from '@/lib/platform/bring-up';
import { type Environment, readEnvironment } from '@/lib/platform/env';
import { StartUpError } from '@/lib/platform/errors';
import { createLifecycle, type Lifecycle } from '@/lib/platform/lifecycle';
import { stopOnSignals } from '@/lib/platform/signals';
import { keepError } from '@/scripts/lib/keep-error';

/** Running requests get 10 s, and a step that hangs never keeps Postgres from stopping. */
const stopStepTimeoutMs = 12_000;

export interface ProgramParts {
  environment: Environment;
  lifecycle: Lifecycle;
  step: RunStep;
}

/** One sentence for what went wrong at a start. */
function explain(error: unknown, dataDir: string): string {
  if (error instanceof StartUpError) return error.message;
  const file = keepError(dataDir, error);
  return `The console could not start because of an error in the program: ${file} has the details.`;
}

export interface ProgramOptions {
  /** Stand where the environment sets nothing. */
  defaults?: Readonly<Record<string, string>>;
  /** What SIGINT and SIGTERM do; `announced` says on the terminal that one came, `ignored` leaves the end to who started it. */
  signals?: 'announced' | 'obeyed' | 'ignored';
}

/**
 * Runs a program of the console: settings read, signals obeyed, failures at its start told in one sentence with exit
 * code 1 after everything that it had started is stopped.
 */
export async function runProgram(
  step: RunStep,
  start: (parts: ProgramParts) => Promise<void>,
  { defaults = {}, signals = 'announced' }: ProgramOptions = {},
): Promise<void> {
  let dataDir = path.resolve('.data');
  const lifecycle = createLifecycle({
    stepTimeoutMs: stopStepTimeoutMs,
    onProblem: (name, problem) => console.error(`${name}: stopped with a problem. ${explain(problem, dataDir)}`),
  });
  if (signals === 'ignored') for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  else {
    stopOnSignals(lifecycle, (signal) => {
      if (signals === 'announced') console.log(`\n${signal}: finishing running requests, then stopping.`);
    });
  }
  process.on('unhandledRejection', (error) => {
    console.error(
      `An error in the program went by; the console runs on. ${keepError(dataDir, error)} has the details.`,
    );
  });
  process.on('uncaughtException', (error) => {
    console.error(
      `The console stops because of an error in the program: ${keepError(dataDir, error)} has the details.`,
    );
    void lifecycle.stop().then(() => process.exit(1));
  });
  try {
    const environment = readEnvironment({ ...defaults, ...process.env });
    dataDir = environment.dataDir;
    await start({ environment, lifecycle, step });
  } catch (error) {
    if (lifecycle.stopping.aborted) return;
    console.error(`\n${explain(error, dataDir)}`);
    await lifecycle.stop();
    process.exit(1);
  }
}
