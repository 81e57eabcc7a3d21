#!/usr/bin/env node
// npm run worker: the worker's loops alone, beside a running console. docs/operations.md.
import './lib/node-version.mjs';
import { loadEnvFiles } from './lib/load-env-file.mjs';
import { prepare } from './lib/prepare.mjs';
import { enterRoot } from './lib/root.mjs';
import { step } from './lib/steps.mjs';

enterRoot();
loadEnvFiles();
process.env.NODE_ENV = 'production';
await prepare({ screens: false });
process.setSourceMapsEnabled(true);
const { main } = await import('../dist/worker.js');
await main({ step });
