import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartUpError } from '@/lib/platform/errors';
import { type PassedOn, type PassOnTarget, passOn } from '@/lib/platform/http/pass-on';
import type { Logger } from '@/lib/platform/log';
import { setScreensUp } from '@/lib/platform/metrics/count';
import type { FamilySource } from '@/lib/platform/metrics/metrics';
import { secondMs } from '@/lib/platform/time';
import { type BesideProcess, startBeside } from './beside-process';
import { answerAway } from './screens-away';
import { screensMessages, socketVariable } from './screens-channel';

/** By then we know of a process that it has ended, and wait for the next one. */
const noticeMs = 250;

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

/** A value that is waited for, and may be taken back. */
class Arrival<Value> {
  #value: Value | null = null;
  #waiting: ((value: Value) => void)[] = [];

  set(value: Value | null): void {
    this.#value = value;
    if (value === null) return;
    for (const go of this.#waiting.splice(0)) go(value);
  }

  /** Null where it did not come within `ms`. */
  within(ms: number): Promise<Value | null> {
    if (this.#value !== null) return Promise.resolve(this.#value);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((one) => one !== go);
        resolve(null);
      }, ms);
      const go = (value: Value) => {
        clearTimeout(timer);
        resolve(value);
      };
      this.#waiting.push(go);
    });
  }
}

/** Changes nothing and has no body: it can be asked again. */
function isSafe({ method, headers }: IncomingMessage): boolean {
  const isBodiless = headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
  return isBodiless && (method === 'GET' || method === 'HEAD');
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

  const tryOnce = async (request: IncomingMessage, response: ServerResponse): Promise<PassedOn> => {
    const known = await target.within(patienceMs);
    if (response.destroyed) return 'broken';
    return known === null ? 'unreached' : passOn(request, response, known);
  };

  return {
    async handle(request, response) {
      let became = await tryOnce(request, response);
      if (became !== 'answered' && !response.headersSent && isSafe(request)) {
        await delay(noticeMs);
        became = await tryOnce(request, response);
      }
      if (became !== 'answered') answerAway(request, response, became);
    },
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
          askToEnd: (child) => void child.send(screensMessages.end.parse({ screens: 'end' }), () => undefined),
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
