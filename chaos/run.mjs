#!/usr/bin/env node
// npm run test:chaos [-- --seed 1 --minutes 2]: breaks things under load and judges what is left. docs/operations.md.
import path from 'node:path';
import '../scripts/lib/node-version.mjs';
import { bundleProgram } from '../scripts/lib/build.mjs';
import { prepare } from '../scripts/lib/prepare.mjs';
import { enterRoot, root } from '../scripts/lib/root.mjs';

enterRoot();
await prepare({ screens: true });
await bundleProgram('chaos', 'chaos/main.ts');
const { main } = await import(path.join(root, 'dist/chaos.js'));
process.exit(await main(process.argv.slice(2)));
