import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { StartUpError } from '@/lib/platform/errors';
import { type PassOnTarget, passOn } from '@/lib/platform/http/pass-on';
import type { Logger } from '@/lib/platform/log';
import type { FamilySource } from '@/lib/platform/metrics/metrics';
import { secondMs } from '@/lib/platform/time';
import { type BesideProcess, startBeside } from './beside-process';
import { screensMessages, socketVariable } from './screens-channel';

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
class Awaited<Value> {
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

function sayAway(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) return;
  response
    .writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' })
    .end('The screens are being started. Callbacks are received meanwhile. Load this again in a few seconds.\n');
}

/**
 * The screens and the API (Next) in a process of their own, so that no page ever keeps a callback waiting, nor what a page leaves
 * behind in memory. They listen on a socket in a folder that only this user may enter.
 */
export async function prepareScreens(log: Logger): Promise<ScreensProcess> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'callback-console-'));
  const socketPath = path.join(folder, 'screens');
  const target = new Awaited<PassOnTarget>();
  let beside: BesideProcess | null = null;

  return {
    async handle(request, response) {
      const known = await target.within(patienceMs);
      if (response.destroyed) return;
      if (known === null || !(await passOn(request, response, known))) sayAway(response);
    },
    start(defaults, variables) {
      return new Promise((resolve, reject) => {
        beside = startBeside({
          program: 'screens',
          log,
          defaults,
          variables: { ...variables, [socketVariable]: socketPath },
          meanwhile: 'callbacks are received meanwhile',
          onStarted(child) {
            child.on('message', (message: unknown) => {
              const ready = screensMessages.ready.safeParse(message);
              if (!ready.success) return;
              target.set({ socketPath, addressHeader: ready.data.addressHeader });
              resolve();
            });
          },
          onGone(why) {
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
