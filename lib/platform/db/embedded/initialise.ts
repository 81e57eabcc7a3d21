import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { StartUpError } from '@/lib/platform/errors';
import { superuser } from './place';
import { postgresEnvironment, type RunAs } from './run-as';

const flags = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

export const isInitialised = (folder: string) => existsSync(path.join(folder, 'PG_VERSION'));

/**
 * Makes the data folder, whole or not at all: it is made under another name and moved into place, so a process that
 * is interrupted, or one that comes at the same time, never leaves half of one. Does nothing where it exists.
 */
export async function initialise(bin: string, folder: string, password: string, runAs: RunAs | null): Promise<void> {
  if (isInitialised(folder)) return;
  const mark = randomBytes(8).toString('hex');
  const [draft, passwordFile] = [`${folder}.${mark}`, path.join(tmpdir(), `callback-console-${mark}`)];
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (runAs) {
      await chown(draft, runAs.uid, runAs.gid);
      await chown(passwordFile, runAs.uid, runAs.gid);
    }
    await promisify(execFile)(
      path.join(bin, 'initdb'),
      [`--pgdata=${draft}`, `--username=${superuser}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...flags],
      { ...runAs, cwd: '/', env: postgresEnvironment },
    );
    await rename(draft, folder).catch((error: unknown) => {
      if (!isInitialised(folder)) throw error;
    });
  } catch (cause) {
    throw new StartUpError(`The embedded Postgres could not be made in ${folder}: ${String(cause)}`, { cause });
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}
