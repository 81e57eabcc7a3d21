#!/usr/bin/env node
// npm run dev: database, migrations and worker, and the screens by `next dev`.
import './lib/node-version.mjs';
import { loadEnvFiles } from './lib/load-env-file.mjs';
import { prepare } from './lib/prepare.mjs';
import { enterRoot } from './lib/root.mjs';
import { step } from './lib/steps.mjs';

enterRoot();
loadEnvFiles();
process.env.NODE_ENV = 'development';
process.env.NEXT_TELEMETRY_DISABLED = '1';
await prepare({ screens: false });
process.setSourceMapsEnabled(true);
const { main } = await import('../dist/dev.js');
await main({ step });
