import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A version of the console, in a folder of its own as a deploy puts it on a machine. */
export interface Release {
  folder: string;
  number: number;
}

const programs = ['server', 'screens', 'worker'].map((name) => `dist/${name}.js`);
const copied = [...programs, 'scripts', 'prisma', 'package.json', 'next.config.mjs'];
const linked = ['node_modules', '.next', 'public'];

/** What its migration does while the old version runs: an index over what the door writes to, and a column. */
const migration = (number: number) => `
alter table "callbacks" add column "chaos_${number}" integer;
create index "callbacks_chaos_${number}_idx" on "callbacks" ("chaos_${number}") where "chaos_${number}" is not null;
`;

/** Puts release `number` of this build under `base`; from 1 on each brings one more migration than the one before. */
export async function makeRelease(base: string, number: number): Promise<Release> {
  const folder = path.join(base, `release-${number}`);
  await mkdir(path.join(folder, 'dist'), { recursive: true });
  for (const name of copied) await cp(name, path.join(folder, name), { recursive: true });
  for (const name of linked) await symlink(path.resolve(name), path.join(folder, name));
  for (let each = 1; each <= number; each += 1) {
    const place = path.join(folder, 'prisma/migrations', `29990101${String(each).padStart(6, '0')}_chaos`);
    await mkdir(place);
    await writeFile(path.join(place, 'migration.sql'), migration(each));
  }
  return { folder, number };
}
