import path from 'node:path';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Working folder of every command, so that relative settings (`DATA_DIR=.data`) mean the same from anywhere. */
export function enterRoot() {
  process.chdir(root);
}
