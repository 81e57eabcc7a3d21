import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const folder = path.join(root, 'dist', 'stamps');

/**
 * Runs `make` unless it succeeded before with the same inputs and `output` is still there; answers whether it ran.
 * The stamp is written after success only, so an interrupted build is made again.
 */
export async function unlessUnchanged(name, hash, output, make) {
  const file = path.join(folder, name);
  if (existsSync(path.join(root, output)) && existsSync(file) && readFileSync(file, 'utf8') === hash) return false;
  await make();
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, hash);
  return true;
}
