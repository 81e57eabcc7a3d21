import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '@': path.resolve(import.meta.dirname) };
/** How busy the machine is decides nothing: a test that hangs ends, and no other one does. */
const patience = { testTimeout: 90_000, hookTimeout: 90_000 };

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
        test: {
          name: 'database',
          include: ['{app,bench,chaos,lib,scripts}/**/*.db.test.ts'],
          globalSetup: ['./e2e/support/database-server.ts'],
          pool: 'forks',
          // A database of its own is what keeps a file apart; what modules keep, they keep by the database.
          isolate: false,
          ...patience,
        },
      },
    ],
  },
});
