#!/usr/bin/env node
// Everything that npm start makes before it serves, and nothing else: for images and for machines without a network.
import { prepare } from './lib/prepare.mjs';
import { enterRoot } from './lib/root.mjs';

enterRoot();
await prepare({ screens: true });
