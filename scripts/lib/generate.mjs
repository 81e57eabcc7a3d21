import path from 'node:path';
import { hashInputs } from './inputs.mjs';
import { root } from './root.mjs';
import { packageBinary, run } from './run.mjs';
import { unlessUnchanged } from './stamps.mjs';

const generateTimeoutMs = 2 * 60_000;

/** Makes the database client from the schema. Needs no database and downloads nothing. */
export async function generate() {
  const hash = hashInputs(['prisma/schema.prisma', 'package-lock.json']);
  const [node, prisma] = packageBinary('prisma', 'build/index.js');
  const made = await unlessUnchanged('generate', hash, 'lib/platform/db/generated/client.ts', () =>
    run('prisma generate', node, [prisma, 'generate'], {
      log: path.join(root, 'dist', 'logs', 'generate.log'),
      timeoutMs: generateTimeoutMs,
      env: {
        // Prisma insists on a schema engine and would download it, but generating never runs it: any file will do.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    }),
  );
  return made ? undefined : 'unchanged';
}
