import { existsSync } from 'node:fs';
import path from 'node:path';
import { hashInputs } from './inputs.mjs';
import { root } from './root.mjs';
import { packageBinary, run } from './run.mjs';
import { shareChunks } from './share-chunks.mjs';
import { unlessUnchanged } from './stamps.mjs';
import { StepError } from './steps.mjs';

const buildTimeoutMs = 10 * 60_000;

const shared = ['lib', 'prisma/schema.prisma', 'tsconfig.json', 'package-lock.json'];
const programSources = [...shared, 'server.ts', 'scripts'];
const screenSources = [
  ...shared,
  'app',
  'components',
  'public',
  'next.config.mjs',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
];
const runtime = [process.versions.node.split('.')[0], process.platform, process.arch];

const entries = {
  server: 'server.ts',
  screens: 'scripts/screens.ts',
  worker: 'scripts/worker.ts',
  dev: 'scripts/dev.ts',
  simulate: 'scripts/simulate.ts',
  'audit-check': 'scripts/audit-check.ts',
};

async function bundleEntries(entryPoints) {
  const { build, stop } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    entryNames: '[name]',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'silent',
  }).catch((error) => {
    throw new StepError(`The server could not be bundled.\n${error.message}`);
  });
  // esbuild keeps a process for further builds; there are none.
  await stop();
}

const bundleAll = () =>
  bundleEntries(Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(path.join(root, file)))));

/** Bundles a program of its own into dist/, each time: what is developed with and no part of a start. */
export const bundleProgram = (name, file) => bundleEntries({ [name]: file });

/** Bundles the programs that run outside Next (server, its screens, worker, simulator) into dist/. */
export async function bundle() {
  const made = await unlessUnchanged('bundle', hashInputs(programSources, runtime), 'dist/server.js', bundleAll);
  return made ? undefined : 'unchanged';
}

/** Builds the screens. Needs no database. */
export async function buildScreens() {
  const [node, next] = packageBinary('next', 'dist/bin/next');
  const hash = hashInputs(screenSources, runtime);
  const made = await unlessUnchanged('screens', hash, '.next/BUILD_ID', async () => {
    await run('next build', node, [next, 'build'], {
      log: path.join(root, 'dist', 'logs', 'build.log'),
      timeoutMs: buildTimeoutMs,
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    shareChunks(path.join(root, '.next', 'server', 'chunks'));
  });
  return made ? undefined : 'unchanged';
}
