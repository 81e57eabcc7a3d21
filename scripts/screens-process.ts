import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { StartUpError } from '@/lib/platform/errors';
import type { PassOnTarget } from '@/lib/platform/http/pass-on';
import type { Logger } from '@/lib/platform/log';
import { setScreensUp } from '@/lib/platform/metrics/count';
import type { FamilySource } from '@/lib/platform/metrics/metrics';
import { secondMs } from '@/lib/platform/time';
import { Arrival } from './arrival';
import { askScreens } from './ask-screens';
import { type BesideProcess, startBeside } from './beside-process';
import { screensMessages, socketVariable } from './screens-channel';

/** Pages are compressed and passwords checked on several threads, and glibc would keep memory apart for each of them. */
const fewArenas = { MALLOC_ARENA_MAX: '2' } as const;

/** A browser waits for so long where the screens are being started, and is told to come again then. */
const patienceMs = 10 * secondMs;

type Variables = Readonly<Record<string, string>>;

export interface ScreensProcess {
  /** Answers what is no callback. Never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /**
   * Starts it; resolves once it answers, rejects with `StartUpError` where it ends instead. `defaults` stand where the environment
   * sets nothing, `variables` whatever it sets.
   */
  start(defaults: Variables, variables: Variables): Promise<void>;
  families: FamilySource;
  /** Its streams end, so that running requests come to an end. */
  endStreams(): void;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}

/**
 * The screens and the API (Next) in a process of their own, so that no page ever keeps a callback waiting, nor what a page leaves
 * behind in memory. They listen on a socket in a folder that only this user may enter.
 */
export async function prepareScreens(log: Logger): Promise<ScreensProcess> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'callback-console-'));
  const socketPath = path.join(folder, 'screens');
  const target = new Arrival<PassOnTarget>();
  let beside: BesideProcess | null = null;

  return {
    handle: (request, response) => askScreens(target, patienceMs, request, response),
    start(defaults, variables) {
      setScreensUp(false);
      return new Promise((resolve, reject) => {
        beside = startBeside({
          program: 'screens',
          log,
          defaults,
          variables: { ...variables, ...fewArenas, [socketVariable]: socketPath },
          meanwhile: 'callbacks are received meanwhile',
          onStarted(child) {
            child.on('message', (message: unknown) => {
              const ready = screensMessages.ready.safeParse(message);
              if (!ready.success) return;
              setScreensUp(true);
              target.set({ socketPath, addressHeader: ready.data.addressHeader });
              resolve();
            });
          },
          // Not by a signal: who stops a whole service sends one to each of its processes, and pages drain with the door.
          endMessage: screensMessages.end.parse({ screens: 'end' }),
          onGone(why) {
            setScreensUp(false);
            target.set(null);
            reject(new StartUpError(`The screens could not be started (${why}); what they said stands above.`));
          },
        });
      });
    },
    families: async () => (await beside?.families()) ?? null,
    endStreams: () => beside?.tell(screensMessages.stopping.parse({ screens: 'stopping' })),
    async stop() {
      await beside?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
