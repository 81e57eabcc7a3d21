import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { StartUpError } from '@/lib/platform/errors';
import type { PassOnTarget } from '@/lib/platform/http/pass-on';
import type { Logger } from '@/lib/platform/log';
import { setScreensUp } from '@/lib/platform/metrics/count';
import type { FamilySource } from '@/lib/platform/metrics/metrics';
import { minuteMs, secondMs } from '@/lib/platform/time';
import { Arrival } from './arrival';
import { askScreens } from './ask-screens';
import { type BesideProcess, startBeside } from './beside-process';
import { screensMessages, socketVariable } from './screens-channel';
import { type WatchPace, watchScreens } from './watch-screens';

/** Pages are compressed and passwords checked on several threads, and glibc would keep memory apart for each of them. */
const fewArenas = { MALLOC_ARENA_MAX: '2' } as const;

const usualBounds = {
  /** A browser waits for so long where the screens are being started, and is told to come again then. */
  patienceMs: 10 * secondMs,
  /** A start takes seconds, and longer on a machine that has much else to do. */
  startMsMax: 5 * minuteMs,
} as const;

type Variables = Readonly<Record<string, string>>;

export interface ScreensProcess {
  /** Answers what is no callback. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /**
   * Starts it, again and again where it ends or hangs; resolves once the first one answers, with whether it does. `defaults` stand
   * where the environment sets nothing, `variables` whatever it sets.
   */
  start(defaults: Variables, variables: Variables): Promise<boolean>;
  families: FamilySource;
  /** Its streams end, so that running requests come to an end. */
  endStreams(): void;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface ScreensOptions {
  patienceMs?: number;
  startMsMax?: number;
  pace?: WatchPace;
  /** What Node runs in place of the screens. */
  script?: readonly string[];
}

/** Throws `StartUpError` where there are no screens to start, which trying again would not mend. */
export function assertScreensBuilt(projectRoot: string): void {
  if (['.next/BUILD_ID', 'dist/screens.js'].every((file) => existsSync(path.join(projectRoot, file)))) return;
  throw new StartUpError('The screens are not built. Run npm start, or node scripts/prepare.mjs first.');
}

/**
 * The screens and the API (Next) in a process of their own, so that no page ever keeps a callback waiting, nor what a page leaves
 * behind in memory. They listen on a socket in a folder that only this user may enter: of each start its own, for whatever clears away
 * temporary files may take one, and its name is then anybody's.
 */
export function prepareScreens(log: Logger, options: ScreensOptions = {}): ScreensProcess {
  const { patienceMs, startMsMax, pace, script } = { ...usualBounds, ...options };
  let folder: string | null = null;
  let socketPath = '';
  const target = new Arrival<PassOnTarget>();
  let beside: BesideProcess | null = null;
  let endWatch = () => {};

  const openFolder = () => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(path.join(os.tmpdir(), 'callback-console-'));
    socketPath = path.join(folder, 'screens');
  };
  const show = (there: PassOnTarget | null) => {
    setScreensUp(there !== null);
    target.set(there);
  };
  const watch = (child: ChildProcess, onReady: () => void) => {
    const endHung = (what: string) => {
      log.error({ program: 'screens' }, `${what}; the process is ended`);
      show(null);
      child.kill('SIGKILL');
    };
    const late = setTimeout(() => endHung('The screens took too long to start'), startMsMax);
    endWatch = () => clearTimeout(late);
    child.on('message', (message: unknown) => {
      const ready = screensMessages.ready.safeParse(message);
      if (!ready.success) return;
      endWatch();
      endWatch = watchScreens(socketPath, () => endHung('The screens run and answer nothing'), pace);
      show({ socketPath, addressHeader: ready.data.addressHeader });
      onReady();
    });
  };

  return {
    handle: (request, response) => askScreens(target, patienceMs, request, response),
    start(defaults, variables) {
      show(null);
      return new Promise((resolve) => {
        beside = startBeside({
          program: 'screens',
          log,
          defaults,
          variables() {
            openFolder();
            return { ...variables, ...fewArenas, [socketVariable]: socketPath };
          },
          meanwhile: 'callbacks are received meanwhile',
          onStarted: (child) => watch(child, () => resolve(true)),
          // Not by a signal: who stops a whole service sends one to each of its processes, and pages drain with the door.
          endMessage: screensMessages.end.parse({ screens: 'end' }),
          onGone() {
            endWatch();
            show(null);
            resolve(false);
          },
          ...(script && { script }),
        });
      });
    },
    families: async () => (await beside?.families()) ?? null,
    endStreams: () => beside?.tell(screensMessages.stopping.parse({ screens: 'stopping' })),
    async stop() {
      endWatch();
      await beside?.stop();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    },
  };
}
