#!/usr/bin/env node
// Serves what scripts/prepare.mjs made. It installs and builds nothing, so it needs no network and no writable program.
import { existsSync } from 'node:fs';
import './lib/node-version.mjs';
import { enterRoot } from './lib/root.mjs';

enterRoot();
if (!existsSync('dist/server.js')) {
  console.error('Nothing is built here. Run node scripts/prepare.mjs first.');
  process.exit(1);
}
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
const { main } = await import('../dist/server.js');
await main({ step: (_title, run) => run(), demo: false });
