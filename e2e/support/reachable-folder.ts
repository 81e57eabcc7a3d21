import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Makes a fresh folder for temporary files, `callback-console-<purpose>-…`, that Postgres' own user can walk into: data that is
 * begun there stays there also where root runs it, and goes with the folder.
 */
export async function makeReachableFolder(purpose: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `callback-console-${purpose}-`));
  await chmod(folder, 0o711);
  return folder;
}
