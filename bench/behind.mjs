#!/usr/bin/env node
// npm run bench:behind -- [backlog] [seconds]: applying and delivering while the door takes 500 a second. docs/benchmark.md.
import '../scripts/lib/node-version.mjs';
import { bundle } from './bundle.mjs';

const [backlog = 100_000, seconds = 60] = process.argv.slice(2).map(Number);
const { main } = await bundle('bench/behind/main.ts', 'dist/bench-behind.js', { screens: true });
await main({ backlog, seconds, doorPerSecond: 500 });
process.exit(0);
