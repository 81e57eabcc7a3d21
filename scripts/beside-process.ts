import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Logger } from '@/lib/platform/log';
import type { FamilySource } from '@/lib/platform/metrics/metrics';
import { minuteMs, secondMs } from '@/lib/platform/time';
import { askFamilies } from './families-channel';

/** What a server brings along, each in a process of its own: the programs of `scripts/beside.mjs`. */
export type BesideProgram = 'worker' | 'screens';

/** Just before the server's own patience with a step of its stop is over. */
const endMsMaxUsual = 11 * secondMs;
const restartMsMax = 30 * secondMs;
/** One that ran for so long did not fail at its start. */
const steadyMs = minuteMs;

export interface BesideOptions {
  program: BesideProgram;
  log: Logger;
  /** Stand where the server's environment sets nothing. */
  defaults: Readonly<Record<string, string>>;
  /** Its own, whatever that sets; asked before each start. One that throws fails the start. */
  variables?(): Readonly<Record<string, string>>;
  /** Said in the log when it ended by itself: what that means until it is there again. */
  meanwhile: string;
  /** It was started, also again. */
  onStarted?(child: ChildProcess): void;
  /** It ended, however that came. */
  onGone?(why: string): void;
  /** What it is told when it is to end; a signal unless told. */
  endMessage?: object;
  /** One that does not end by then is ended. */
  endMsMax?: number;
  /** What Node runs; `program` of `scripts/beside.mjs` unless told. */
  script?: readonly string[];
}

export interface BesideProcess {
  /** What it counted; null while it is being started again. */
  families: FamilySource;
  /** Tells it something, if it is there. */
  tell(message: object): void;
  /** Asks it to end, and ends it where it does not; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Pure: how long to wait before it is started again, having failed `failures` times in a row. */
export function restartDelayMs(failures: number): number {
  return Math.min(restartMsMax, secondMs * 2 ** Math.max(0, failures - 1));
}

/** Throws, or the child says later, where the system starts no process: both happen, by what it lacks. */
function spawnProgram({ program, script, defaults, variables }: BesideOptions): ChildProcess {
  const child = spawn(process.execPath, script ?? [path.join(process.cwd(), 'scripts', 'beside.mjs'), program], {
    // Its own group: Ctrl-C goes to the server alone, which then ends it in its turn.
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
    env: { ...defaults, ...process.env, ...variables?.() },
  });
  // It may be gone before it could be told anything.
  child.stdin?.on('error', () => undefined);
  return child;
}

/** Runs a program in a process of its own for as long as the server runs, and starts it again when it ends by itself. */
export function startBeside(options: BesideOptions): BesideProcess {
  const { program, log, meanwhile, endMessage, endMsMax = endMsMaxUsual, onStarted, onGone } = options;
  let stopping = false;
  let failures = 0;
  let child: ChildProcess | null = null;
  let gone: Promise<void>;
  let timer: NodeJS.Timeout | undefined;

  const start = () => {
    const startedAtMs = performance.now();
    gone = new Promise((resolve) => {
      const end = (why: string) => {
        resolve();
        onGone?.(why);
        if (stopping) return;
        failures = performance.now() - startedAtMs > steadyMs ? 1 : failures + 1;
        const delayMs = restartDelayMs(failures);
        log.error({ program, why, delayMs }, `A process ended and is started again; ${meanwhile}`);
        timer = setTimeout(start, delayMs);
      };
      child = null;
      try {
        child = spawnProgram(options);
      } catch (error) {
        return end(error instanceof Error ? error.message : String(error));
      }
      const started = child;
      started.once('exit', (code, signal) => end(String(signal ?? code)));
      // Of one that runs an error is no end: a message or a signal did not reach it.
      started.on('error', (error) => started.pid === undefined && end(error.message));
      onStarted?.(started);
    });
  };
  const tell = (message: object) => {
    if (child?.connected) child.send(message, () => undefined);
  };
  start();
  return {
    families: async () => (child ? askFamilies(child) : null),
    tell,
    async stop() {
      stopping = true;
      clearTimeout(timer);
      if (endMessage) tell(endMessage);
      else child?.kill('SIGTERM');
      const force = setTimeout(() => child?.kill('SIGKILL'), endMsMax);
      await gone;
      clearTimeout(force);
    },
  };
}
