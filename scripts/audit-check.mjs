#!/usr/bin/env node
// npm run audit:check: walks the audit's chain and says whether it holds. docs/audit.md.
import './lib/node-version.mjs';
import { loadEnvFiles } from './lib/load-env-file.mjs';
import { prepare } from './lib/prepare.mjs';
import { enterRoot } from './lib/root.mjs';

enterRoot();
loadEnvFiles();
await prepare({ screens: false });
process.setSourceMapsEnabled(true);
const { main } = await import('../dist/audit-check.js');
process.exitCode = await main(process.argv.slice(2));
