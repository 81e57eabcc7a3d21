import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': path.resolve(import.meta.dirname) };
const databaseFiles = '{app,bench,chaos,lib,scripts}/**/*.db.test.ts';
/** Files that put modules of their own in place of others: in a process that others do not share. */
const alone = ['app/every-function.db.test.ts'];
/** How busy the machine is decides nothing: a test that hangs ends, and no other one does. */
const patience = { testTimeout: 90_000, hookTimeout: 90_000 };
const onDatabase = { globalSetup: './e2e/support/database-server.ts', pool: 'forks', ...patience } as const;

export default defineConfig({
  test: {
    // The other default leaves one of two cores idle, and the tests wait for Postgres much of their time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{app,bench,chaos,components,lib,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts'],
          // What a module keeps for itself is no part of what it answers, so files may share modules: reading them anew
          // for each takes three times as long as the tests.
          isolate: false,
          ...patience,
        },
      },
      {
        resolve: { alias },
        // A database of its own is what keeps a file apart; what modules keep, they keep by the database.
        test: { name: 'database', include: [databaseFiles], exclude: alone, isolate: false, ...onDatabase },
      },
      { resolve: { alias }, test: { name: 'alone', include: alone, ...onDatabase } },
    ],
  },
});
