#!/usr/bin/env node
// node --expose-gc bench/exports.mjs [rows]: what an export of so many transfers takes in time and memory.
import path from 'node:path';
import { build, stop } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const outfile = path.join(root, 'dist/bench-exports.js');
await build({
  absWorkingDir: root,
  entryPoints: ['bench/exports.ts'],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'silent',
});
await stop();
const { main } = await import(outfile);
await main(Number(process.argv[2] ?? 1_000_000));
