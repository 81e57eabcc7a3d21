#!/usr/bin/env node
// npm start: from a bare clone to a running console. README, "Two commands".
import './lib/node-version.mjs';
import { loadEnvFiles } from './lib/load-env-file.mjs';
import { prepare } from './lib/prepare.mjs';
import { enterRoot } from './lib/root.mjs';
import { step } from './lib/steps.mjs';

enterRoot();
loadEnvFiles();
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
await prepare({ screens: true });

// In this very process, so that the signals npm and the terminal send arrive at the server.
const { main } = await import('../dist/server.js');
await main({ step, demo: process.argv.includes('--demo') });
