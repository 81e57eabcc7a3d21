import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import next from 'next';
import { bootstrapAccess, type FirstAdmin } from '@/lib/access/bootstrap';
import { resealTotpSecrets } from '@/lib/access/second-factor/reseal-totp-secrets';
import { resealDestinations } from '@/lib/delivery/destinations/reseal-destinations';
import { ensureDestinations } from '@/lib/delivery/ensure-destinations';
import { ensureAccounts } from '@/lib/intake/accounts';
import { tendSecrets } from '@/lib/intake/accounts/tend-secrets';
import { handleCallback, isCallbackUrl } from '@/lib/intake/node-door';
import { endLiveStreams } from '@/lib/live/hub';
import { setContext } from '@/lib/platform/boot';
import { bringUp, type RunStep } from '@/lib/platform/bring-up';
import type { Context } from '@/lib/platform/context';
import { startDraining } from '@/lib/platform/draining';
import { assertPortFree, listen } from '@/lib/platform/http/listen';
import { withSocketAddress } from '@/lib/platform/http/source-address';
import type { Logger } from '@/lib/platform/log';
import { metrics } from '@/lib/platform/metrics/metrics';
import { secondMs } from '@/lib/platform/time';
import { startTracing } from '@/lib/platform/tracing/start-tracing';
import { demoVariables, playDemo } from '@/scripts/demo';
import { startDemoBackend } from '@/scripts/demo-backend';
import { startDemoProviderApi } from '@/scripts/demo-provider-api';
import { type ProgramParts, runProgram } from '@/scripts/program';
import { startWorkerProcess } from '@/scripts/worker-process';

/**
 * How far the heap grows beyond what is alive before V8 looks for what is not, in percent. By itself V8 waits until it has
 * several times as much where the machine has memory to spare, and each page leaves megabytes behind.
 */
const heapGrowthPercent = 60;

/**
 * V8 allocates where much survived in the old heap at once. In a door whose callbacks wait together for a commit that is nearly
 * everywhere, and what dies there keeps all that it names alive until the whole heap is collected: a tenth of the door's time.
 */
const heapFlags = [`--heap-growing-percent=${heapGrowthPercent}`, '--no-allocation-site-pretenuring'];

/** How long running requests may take to finish once we are told to stop. */
const graceMs = 10_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

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

async function prepareScreens(
  log: Logger,
  port: number,
  host: string,
): Promise<{ handle: Handler; close(): Promise<void> }> {
  const screens = next({ dev: false, dir: process.cwd(), hostname: host, port, quiet: true });
  await keepingQuiet(log, () => screens.prepare());
  return { handle: screens.getRequestHandler(), close: () => screens.close() };
}

/** Callbacks go straight to the door, before Next sees them; everything else is a screen or the API. */
function route(context: Context, screens: Handler) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const answered = isCallbackUrl(request.url)
      ? handleCallback(context, request, response)
      : screens(withSocketAddress(request), response);
    answered.catch((error: unknown) => {
      context.log.error({ err: error, method: request.method }, 'a request failed');
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'application/json' });
      response.end('{"error":"Something went wrong on our side."}');
    });
  };
}

/** Who can sign in first; the generated password is known only now. */
function describeAdmin(admin: FirstAdmin | null): string {
  if (admin === null) return '';
  const { email, generatedPassword } = admin;
  return generatedPassword === null
    ? `Sign in as ${email} with ADMIN_PASSWORD.\n`
    : `Sign in as ${email} with the password ${generatedPassword} (shown only now: keep it).\n`;
}

function describePlace(dataFolder: string | null, dataDir: string): string {
  if (dataFolder === null) return 'the Postgres of DATABASE_URL';
  if (dataFolder.startsWith(dataDir)) return dataFolder;
  return `${dataFolder} (Postgres does not run as root, and no other user can reach ${dataDir})`;
}

/** Says that it is not ready, and goes on answering for as long as a load balancer needs to see that. */
async function drain(seconds: number): Promise<void> {
  startDraining();
  if (seconds > 0) await delay(seconds * secondMs);
}

type Defaults = Readonly<Record<string, string>>;

async function serve({ environment, lifecycle, step }: ProgramParts, defaults: Defaults): Promise<number> {
  await assertPortFree(environment.host, environment.port);
  const projectRoot = process.cwd();
  const { context, dataFolder } = await bringUp({ environment, lifecycle, step, projectRoot, embedded: 'runs' });
  const screens = await step('Screens', () => prepareScreens(context.log, environment.port, environment.host));
  lifecycle.onStop('screens', screens.close);
  lifecycle.stopping.addEventListener('abort', endLiveStreams, { once: true });
  await ensureAccounts(context);
  await ensureDestinations(context);
  await tendSecrets(context);
  await resealDestinations(context);
  await resealTotpSecrets(context);
  const tracing = await startTracing(environment, 'server');
  if (tracing) lifecycle.onStop('traces', tracing.stop);
  for (let count = 1; count <= environment.workers; count += 1) {
    const worker = startWorkerProcess(context.log, defaults);
    metrics().sources.set(`worker-${count}`, worker.families);
    lifecycle.onStop('worker', worker.stop);
  }
  const admin = await bootstrapAccess(context);
  const listening = await listen(environment.host, environment.port, route(context, screens.handle)).catch((error) => {
    console.log(describeAdmin(admin));
    throw error;
  });
  lifecycle.onStop('requests', () => listening.close(graceMs));
  lifecycle.onStop('draining', () => drain(environment.drainSeconds));
  // With PORT=0 it is known only now; the screens send test callbacks to it.
  setContext({ ...context, environment: { ...context.environment, port: listening.port } });
  const place = `Data: ${describePlace(dataFolder, environment.dataDir)}`;
  console.log(`\nCallback console on http://localhost:${listening.port}\n${place}\n${describeAdmin(admin)}`);
  return listening.port;
}

/** The host that reaches us from this very machine. */
const ownHost = (host: string) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

/** `npm start`: returns once the console answers; it then runs until a signal stops it. */
export async function main({ step, demo }: { step: RunStep; demo: boolean }): Promise<void> {
  for (const flag of heapFlags) setFlagsFromString(flag);
  const around = demo ? { backend: await startDemoBackend(), api: await startDemoProviderApi() } : null;
  const defaults = around ? demoVariables(around.backend.url, around.api) : {};
  const start = async (parts: ProgramParts) => {
    const { environment, lifecycle } = parts;
    if (around) {
      lifecycle.onStop('demo backend', around.backend.close);
      lifecycle.onStop('demo provider API', around.api.close);
    }
    const port = await serve(parts, defaults);
    if (!around) return;
    console.log(
      'Demo: made-up callbacks arrive, signed with demo secrets, and go on to a backend that sometimes fails.\n',
    );
    void playDemo(environment, `http://${ownHost(environment.host)}:${port}`, around.api, lifecycle.stopping);
  };
  await runProgram(step, start, { defaults });
}
