import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { bootstrapAccess, type FirstAdmin } from '@/lib/access/bootstrap';
import { resealTotpSecrets } from '@/lib/access/second-factor/reseal-totp-secrets';
import { resealDestinations } from '@/lib/delivery/destinations/reseal-destinations';
import { ensureDestinations } from '@/lib/delivery/ensure-destinations';
import { ensureAccounts } from '@/lib/intake/accounts';
import { tendSecrets } from '@/lib/intake/accounts/tend-secrets';
import { bringUp, type RunStep } from '@/lib/platform/bring-up';
import type { Context } from '@/lib/platform/context';
import { tendLog } from '@/lib/platform/db/embedded/tend-log';
import { startDraining } from '@/lib/platform/draining';
import { assertPortFree, listen } from '@/lib/platform/http/listen';
import type { Lifecycle } from '@/lib/platform/lifecycle';
import { metrics } from '@/lib/platform/metrics/metrics';
import { secondMs } from '@/lib/platform/time';
import { startTracing } from '@/lib/platform/tracing/start-tracing';
import { startBeside } from '@/scripts/beside-process';
import { demoVariables, playDemo } from '@/scripts/demo';
import { startDemoBackend } from '@/scripts/demo-backend';
import { startDemoProviderApi } from '@/scripts/demo-provider-api';
import { type ProgramParts, runProgram } from '@/scripts/program';
import { routeRequests } from '@/scripts/route-requests';
import { assertScreensBuilt, prepareScreens } from '@/scripts/screens-process';

/** By itself V8 lets the heap grow to several times what is alive before it looks for what is not, in percent. */
const heapGrowthPercent = 60;

/**
 * V8 allocates where much survived in the old heap at once. In a door whose callbacks wait together for a commit that is nearly
 * everywhere, and what dies there keeps all that it names alive until the whole heap is collected: a tenth of the door's time.
 */
const heapFlags = [`--heap-growing-percent=${heapGrowthPercent}`, '--no-allocation-site-pretenuring'];

/** How long running requests may take to finish once we are told to stop. */
const graceMs = 10_000;

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

/** What they said stands above it. */
const withoutScreens =
  'The screens could not be started yet. They are tried again; until then callbacks are taken and pages answer 503.';

/** Says that it is not ready, and goes on answering for as long as a load balancer needs to see that. */
async function drain(seconds: number): Promise<void> {
  startDraining();
  if (seconds > 0) await delay(seconds * secondMs);
}

type Defaults = Readonly<Record<string, string>>;

/** Workers beside this process, and what they count among our metrics. */
function startWorkers({ log, environment }: Context, lifecycle: Lifecycle, defaults: Defaults): void {
  for (let count = 1; count <= environment.workers; count += 1) {
    const worker = startBeside({
      program: 'worker',
      log,
      defaults,
      meanwhile: 'callbacks are stored meanwhile',
    });
    metrics().sources.set(`worker-${count}`, worker.families);
    lifecycle.onStop('worker', worker.stop);
  }
}

async function serve({ environment, lifecycle, step }: ProgramParts, defaults: Defaults): Promise<number> {
  const projectRoot = process.cwd();
  assertScreensBuilt(projectRoot);
  await assertPortFree(environment.host, environment.port);
  const { context, databaseUrl, dataFolder } = await bringUp({
    ...{ environment, lifecycle, step, projectRoot },
    embedded: 'runs',
  });
  if (dataFolder !== null) {
    void tendLog(context.log, { url: databaseUrl, folder: dataFolder, signal: lifecycle.stopping });
  }
  await ensureAccounts(context);
  await ensureDestinations(context);
  await tendSecrets(context);
  await resealDestinations(context);
  await resealTotpSecrets(context);
  const tracing = await startTracing(environment, 'server');
  if (tracing) lifecycle.onStop('traces', tracing.stop);
  const admin = await bootstrapAccess(context);
  const screens = prepareScreens(context.log);
  lifecycle.onStop('screens', screens.stop);
  metrics().sources.set('screens', screens.families);
  lifecycle.stopping.addEventListener('abort', screens.endStreams, { once: true });
  startWorkers(context, lifecycle, defaults);
  // The door is open before the screens are there: they take longer, and no provider waits for them.
  const { host } = environment;
  const { port, close } = await listen(host, environment.port, routeRequests(context, screens)).catch((error) => {
    console.log(describeAdmin(admin));
    throw error;
  });
  lifecycle.onStop('requests', () => close(graceMs));
  lifecycle.onStop('draining', () => drain(environment.drainSeconds));
  // With PORT=0 it is known only now; the screens send test callbacks to it.
  const missing = await step('Screens', async () =>
    (await screens.start(defaults, { PORT: String(port) })) ? null : 'they ended, and are started again',
  );
  if (lifecycle.stopping.aborted) {
    console.log(describeAdmin(admin));
    return port;
  }
  const place = `Data: ${describePlace(dataFolder, environment.dataDir)}`;
  const said = [`Callback console on http://localhost:${port}`, place, ...(missing === null ? [] : [withoutScreens])];
  console.log(`\n${said.join('\n')}\n${describeAdmin(admin)}`);
  return port;
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
