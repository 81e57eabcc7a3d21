#!/usr/bin/env node
// npm run simulate -- <provider>: signed callbacks to a running console, and what it answered.
import './lib/node-version.mjs';
import { loadEnvFiles } from './lib/load-env-file.mjs';
import { prepare } from './lib/prepare.mjs';
import { enterRoot } from './lib/root.mjs';

enterRoot();
loadEnvFiles();
await prepare({ screens: false });
process.setSourceMapsEnabled(true);
await import('../dist/simulate.js');
