#!/usr/bin/env node
// npm run bench:pages: times every page of the installation of DATABASE_URL or DATA_DIR. docs/benchmark.md.
import '../scripts/lib/node-version.mjs';
import { bundle } from './bundle.mjs';

const { main } = await bundle('bench/pages/main.ts', 'dist/bench-pages.js', { screens: true });
await main();
process.exit(0);
