import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const ignored = (name) => name === 'generated' || name === 'node_modules' || /\.test\.tsx?$/.test(name);

function addTo(hash, relative) {
  const absolute = path.join(root, relative);
  if (!existsSync(absolute)) return;
  if (statSync(absolute).isDirectory()) {
    for (const name of readdirSync(absolute).sort()) if (!ignored(name)) addTo(hash, path.join(relative, name));
    return;
  }
  const content = readFileSync(absolute);
  hash.update(`${relative}\0${content.length}\0`).update(content);
}

/** SHA-256 over the names and contents of files and folders (tests left out, missing ones too) and of `extra` texts. */
export function hashInputs(paths, extra = []) {
  const hash = createHash('sha256');
  for (const relative of paths) addTo(hash, relative);
  for (const text of extra) hash.update(`\0${text}`);
  return hash.digest('hex');
}
