import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** The project, as `applyMigrations` is told of it. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** The first migration that meets an installation in use: those before belong to the first version and run on empty tables. */
const firstUpgrade = '20261121060700_rare_rows';

/** The names of all migrations, in the order in which they are applied. */
export async function migrationNames(): Promise<string[]> {
  const entries = await readdir(path.join(projectRoot, 'prisma/migrations'), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** True for a migration that is applied while doors and workers are at the tables. */
export function isUpgrade(name: string): boolean {
  return name >= firstUpgrade;
}
