#!/usr/bin/env node
// npm run bench [side …]: every side on this machine in one go. docs/benchmark.md.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import '../scripts/lib/node-version.mjs';
import { root } from '../scripts/lib/root.mjs';
import { step } from '../scripts/lib/steps.mjs';
import { bundle } from './bundle.mjs';

const { main } = await bundle('bench/main.ts', 'dist/bench.js', { screens: true });
await step('Next with Prisma build', async () => {
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build', 'bench/sides/next-prisma'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
});
await main(process.argv.slice(2));
process.exit(0);
