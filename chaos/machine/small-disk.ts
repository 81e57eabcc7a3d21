import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Enough for Postgres and a run, and filled in a second. */
const diskSize = '640m';

/** A file system of its own, in memory. */
export interface SmallDisk {
  folder: string;
  unmount(): Promise<void>;
}

/** Mounts one under `base`; null where this user may not. */
export async function mountSmallDisk(base: string): Promise<SmallDisk | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = path.join(base, 'disk');
  await mkdir(folder);
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${diskSize},mode=0711`, 'callback-console-chaos', folder]);
  } catch {
    return null;
  }
  return {
    folder,
    async unmount() {
      await run('umount', [folder]);
    },
  };
}
