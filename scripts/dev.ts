import { spawn } from 'node:child_process';
import path from 'node:path';
import { bootstrapAccess } from '@/lib/access/bootstrap';
import { resealTotpSecrets } from '@/lib/access/second-factor/reseal-totp-secrets';
import { resealDestinations } from '@/lib/delivery/destinations/reseal-destinations';
import { ensureDestinations } from '@/lib/delivery/ensure-destinations';
import { ensureAccounts } from '@/lib/intake/accounts';
import { tendSecrets } from '@/lib/intake/accounts/tend-secrets';
import { bringUp, type RunStep } from '@/lib/platform/bring-up';
import { assertPortFree } from '@/lib/platform/http/listen';
import { startWorker } from '@/lib/reconcile/worker';
import { startSearchIndexer } from '@/lib/search/indexer';
import { type ProgramParts, runProgram } from './program';

/** `next dev` beside us, on the same database and secret; when it ends by itself so do we. */
function startScreens({ environment, lifecycle }: ProgramParts, databaseUrl: string, consoleSecret: string): void {
  const next = path.join(process.cwd(), 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(
    process.execPath,
    [next, 'dev', '--hostname', environment.host, '--port', String(environment.port)],
    { stdio: 'inherit', env: { ...process.env, DATABASE_URL: databaseUrl, CONSOLE_SECRET: consoleSecret } },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  lifecycle.onStop('screens', async () => {
    child.kill('SIGTERM');
    await ended;
  });
  void ended.then(() => lifecycle.stop()).then(() => process.exit(0));
}

async function develop(parts: ProgramParts): Promise<void> {
  const { environment, lifecycle, step } = parts;
  await assertPortFree(environment.host, environment.port);
  const projectRoot = process.cwd();
  const { context, databaseUrl } = await bringUp({ environment, lifecycle, step, projectRoot, embedded: 'runs' });
  await ensureAccounts(context);
  await tendSecrets(context);
  await resealDestinations(context);
  await resealTotpSecrets(context);
  await ensureDestinations(context);
  const admin = await bootstrapAccess(context);
  if (admin)
    console.log(`\nSign in as ${admin.email} with the password ${admin.generatedPassword ?? '(ADMIN_PASSWORD)'}\n`);
  const worker = startWorker(context);
  lifecycle.onStop('worker', worker.stop);
  lifecycle.onStop('search', startSearchIndexer(context, { isPressed: worker.isPressed }).stop);
  startScreens(parts, databaseUrl, context.environment.consoleSecret ?? '');
}

/** `npm run dev`: database and worker in this process, the screens by `next dev`, until a signal stops them. */
export async function main({ step }: { step: RunStep }): Promise<void> {
  await runProgram(step, develop);
}
