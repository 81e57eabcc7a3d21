import { rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import next from 'next';
import { endLiveStreams } from '@/lib/live/hub';
import { bringUp, type RunStep } from '@/lib/platform/bring-up';
import { StartUpError } from '@/lib/platform/errors';
import { answerFailure } from '@/lib/platform/http/answer-failure';
import { listenOnSocket } from '@/lib/platform/http/listen';
import { ownOrigin } from '@/lib/platform/http/own-origin';
import { socketAddressHeader } from '@/lib/platform/http/source-address';
import type { Logger } from '@/lib/platform/log';
import { endWithServer } from './end-with-server';
import { answerFamilies } from './families-channel';
import { type ProgramParts, runProgram } from './program';
import { screensMessages, socketVariable } from './screens-channel';

/**
 * How far the heap grows beyond what is alive before V8 looks for what is not, in percent. By itself V8 waits until it has
 * several times as much where the machine has memory to spare, and each page leaves megabytes behind.
 */
const heapGrowthPercent = 30;

/** Running requests were given their time by the server before it told us to stop. */
const graceMs = 1_000;

/** Next tells on the terminal how long its own settings took; among the lines of a start that goes to the log instead. */
async function keepingQuiet(log: Logger, run: () => Promise<void>): Promise<void> {
  const { log: speak } = console;
  console.log = (...words: unknown[]) => log.debug(words.map(String).join(' '));
  try {
    await run();
  } finally {
    console.log = speak;
  }
}

async function serve({ environment, lifecycle, step }: ProgramParts, socketPath: string): Promise<void> {
  endWithServer(lifecycle, async () => {
    await rm(socketPath, { force: true });
    await rmdir(path.dirname(socketPath)).catch(() => undefined);
  });
  const { context } = await bringUp({ environment, lifecycle, step, projectRoot: process.cwd(), embedded: 'joins' });
  const { host, port } = environment;
  // Where Next asks the server in front for a page itself. Left to Next it is made of what the browser asked for: TLS that we do not speak.
  process.env.__NEXT_PRIVATE_ORIGIN = ownOrigin({ host, port });
  const screens = next({ dev: false, dir: process.cwd(), hostname: host, port, quiet: true });
  await keepingQuiet(context.log, () => screens.prepare());
  lifecycle.onStop('screens', () => screens.close());
  const handle = screens.getRequestHandler();
  // What one that was killed has left.
  await rm(socketPath, { force: true });
  const listening = await listenOnSocket(socketPath, (request, response) => {
    handle(request, response).catch((error: unknown) => answerFailure(context.log, error, request, response));
  });
  lifecycle.onStop('requests', () => listening.close(graceMs));
  lifecycle.stopping.addEventListener('abort', endLiveStreams, { once: true });
  answerFamilies(context.db);
  process.on('message', (message: unknown) => {
    if (screensMessages.stopping.safeParse(message).success) endLiveStreams();
    if (screensMessages.end.safeParse(message).success) void lifecycle.stop().then(() => process.exit(0));
  });
  const addressHeader = socketAddressHeader();
  process.send?.(
    screensMessages.ready.parse({ screens: 'ready', addressHeader }),
    undefined,
    undefined,
    () => undefined,
  );
}

/** The screens and the API, in the process that a server brings along: on the socket that it was given, and until the server ends. */
export async function main({ step }: { step: RunStep }): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
  const socketPath = process.env[socketVariable];
  const start = (parts: ProgramParts) => {
    if (socketPath === undefined) throw new StartUpError('The screens are started by npm start.');
    return serve(parts, socketPath);
  };
  await runProgram(step, start, { signals: 'ignored' });
}
