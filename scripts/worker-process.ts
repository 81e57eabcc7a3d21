import { type ChildProcess, spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import type { Logger } from '@/lib/platform/log';
import type { FamilySource } from '@/lib/platform/metrics/metrics';
import { minuteMs, secondMs } from '@/lib/platform/time';
import { askFamilies } from './worker-channel';

/** The worker's process gives way to the server's where the machine is busy: a callback is answered first, then handed on. */
const nicerBy = 5;
const restartMsMax = 30 * secondMs;
/** One that ran for so long did not fail at its start. */
const steadyMs = minuteMs;

export interface WorkerProcess {
  /** What it counted; null while it is being started again. */
  families: FamilySource;
  /** Asks it to end as a signal does; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Pure: how long to wait before the worker is started again, having failed `failures` times in a row. */
export function restartDelayMs(failures: number): number {
  return Math.min(restartMsMax, secondMs * 2 ** Math.max(0, failures - 1));
}

function spawnWorker(defaults: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [path.join(process.cwd(), 'scripts', 'beside.mjs')], {
    // Its own group: Ctrl-C goes to the server alone, which then ends it in its turn.
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
    env: { ...defaults, ...process.env },
  });
  // It may be gone before it could be told anything.
  child.stdin?.on('error', () => undefined);
  child.once('spawn', () => {
    if (child.pid) os.setPriority(child.pid, Math.min(os.getPriority() + nicerBy, os.constants.priority.PRIORITY_LOW));
  });
  return child;
}

/**
 * Runs the worker in a process of its own for as long as the server runs, and starts it again when it ends: until then
 * callbacks are still answered and stored. `defaults` stand where the environment sets nothing.
 */
export function startWorkerProcess(log: Logger, defaults: Readonly<Record<string, string>> = {}): WorkerProcess {
  let stopping = false;
  let failures = 0;
  let child: ChildProcess;
  let gone: Promise<void>;
  let timer: NodeJS.Timeout | undefined;

  const start = () => {
    const startedAtMs = performance.now();
    child = spawnWorker(defaults);
    const started = child;
    gone = new Promise((resolve) => {
      const onGone = (why: string) => {
        resolve();
        if (stopping) return;
        failures = performance.now() - startedAtMs > steadyMs ? 1 : failures + 1;
        const delayMs = restartDelayMs(failures);
        log.error({ why, delayMs }, 'The worker ended and is started again; callbacks are stored meanwhile');
        timer = setTimeout(start, delayMs);
      };
      started.once('exit', (code, signal) => onGone(String(signal ?? code)));
      started.once('error', (error) => onGone(error.message));
    });
  };
  start();
  return {
    families: () => askFamilies(child),
    async stop() {
      stopping = true;
      clearTimeout(timer);
      child.kill('SIGTERM');
      await gone;
    },
  };
}
