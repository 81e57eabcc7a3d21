#!/usr/bin/env node
// npm run bench:fill -- <callbacks> [days that requests and attempts are kept]: fills an empty installation with a realistic data set. docs/benchmark.md.
import { availableParallelism } from 'node:os';
import '../scripts/lib/node-version.mjs';
import { bundle, bundleFile } from './bundle.mjs';

const size = Number(process.argv[2]);
if (!Number.isInteger(size) || size < 500) {
  console.error('How many callbacks? For example: npm run bench:fill -- 10000000');
  process.exit(1);
}
const { main } = await bundle('bench/fill/main.ts', 'dist/bench-fill.js');
const file = await bundleFile('bench/fill/copy-thread.ts', 'dist/bench-fill-thread.js');
const bytesDays = process.argv[3] === undefined ? null : Number(process.argv[3]);
process.exit(await main({ size, bytesDays, threads: { file, count: 2 * availableParallelism() } }));
