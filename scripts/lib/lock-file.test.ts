import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ dependencies: names, optionalDependencies: names, resolved: z.string().optional() }),
  ),
});

/** Where Node would find `name` from the package at `from`, going up; null: nowhere. */
function locate(packages: object, from: string, name: string): string | null {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (place in packages) return place;
  if (from === '') return null;
  const up = from.lastIndexOf('/node_modules/');
  return locate(packages, up < 0 ? '' : from.slice(0, up), name);
}

test('every package of every platform is locked: npm ci refuses a lock file that lacks one', async () => {
  const { packages } = lockSchema.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
  const missing = Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => locate(packages, from, name) === null),
  );
  expect(missing).toEqual([]);
});

test('the lock file says nothing of where it was made', async () => {
  const { packages } = lockSchema.parse(JSON.parse(await readFile('package-lock.json', 'utf8')));
  expect(Object.values(packages).filter((each) => each.resolved !== undefined)).toEqual([]);
});
