#!/usr/bin/env node
// npm run bench [side …]: every side on this machine in one go. docs/benchmark.md.
import { spawnSync } from 'node:child_process';
import '../scripts/lib/node-version.mjs';
import { packageBinary } from '../scripts/lib/run.mjs';
import { step } from '../scripts/lib/steps.mjs';
import { bundle } from './bundle.mjs';

/** Runs a program of a package to its end; throws what it said where it failed. */
function finish([node, program], args, environment) {
  const { status, stdout, stderr } = spawnSync(node, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
}

const { main } = await bundle('bench/main.ts', 'dist/bench.js', { screens: true });
const nextWithPrisma = 'bench/sides/next-prisma';
await step('Client of Next with Prisma', () =>
  finish(packageBinary('prisma', 'build/index.js'), ['generate', '--schema', `${nextWithPrisma}/schema.prisma`], {
    // As scripts/lib/generate.mjs: nothing is downloaded for what generating never runs.
    ...{ PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  }),
);
await step('Next with Prisma build', () =>
  finish(packageBinary('next', 'dist/bin/next'), ['build', nextWithPrisma], {
    ...{ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  }),
);
process.exit(await main(process.argv.slice(2)));
