import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartUpError } from '@/lib/platform/errors';
import { type PostgresProgram, spawnPostgres } from './supervise';

const startTimeoutMs = 60_000;
const restartAfterMs = 1_000;

async function waitUntilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    if (child.exitCode !== null) {
      throw new StartUpError(`The embedded Postgres stopped at its start. Its last words are in ${logFile}.`);
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (cause) {
      if (Date.now() > deadline) {
        throw new StartUpError(
          `The embedded Postgres did not answer within ${startTimeoutMs / 1000} s. See ${logFile}.`,
          { cause },
        );
      }
      await wait(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Runs Postgres until the returned function is called (safe to call twice), and again a second after it died by itself. */
export async function runPostgres(program: PostgresProgram, url: string): Promise<() => Promise<void>> {
  let stopping = false;
  let child = await spawnPostgres(program);
  const exitOf = (process: ChildProcess) => new Promise<void>((resolve) => process.once('exit', () => resolve()));
  let exited = exitOf(child);

  const keepRunning = async () => {
    for (;;) {
      await exited;
      if (!stopping) await wait(restartAfterMs);
      if (stopping) return;
      child = await spawnPostgres(program);
      exited = exitOf(child);
      if (stopping) child.stdio[3]?.destroy();
    }
  };

  try {
    await waitUntilReady(url, child, program.logFile);
  } catch (error) {
    child.stdio[3]?.destroy();
    await exited;
    throw error;
  }
  const kept = keepRunning();
  return async () => {
    stopping = true;
    child.stdio[3]?.destroy();
    await kept;
  };
}
