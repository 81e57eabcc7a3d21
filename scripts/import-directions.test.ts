import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');

/** A folder with the project's own rules and nothing else. */
const house = await mkdtemp(path.join(tmpdir(), 'callback-console-house-'));
await Promise.all(['biome.json', '.gitignore'].map((name) => cp(name, path.join(house, name))));
afterAll(() => rm(house, { recursive: true }));

/** What the linter says about `source` standing at `file`. */
async function lint(file: string, source: string): Promise<string> {
  const place = path.join(house, file);
  await mkdir(path.dirname(place), { recursive: true });
  await writeFile(place, source);
  return new Promise((resolve) => {
    const options = { cwd: house };
    execFile(process.execPath, [biome, 'lint', '--colors=off', file], options, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

const importing = (what: string) => `import thing from '${what}';\n\nexport const value = thing;\n`;

test.each([
  ['lib/platform/a.ts', '@/lib/access/actor'],
  ['lib/platform/b.ts', 'next/server'],
  ['lib/providers/a.ts', '@/lib/intake/receive'],
  ['lib/providers/b.ts', '@/lib/platform/db/client'],
  ['lib/providers/c.ts', 'node:fs'],
  ['lib/access/a.ts', '@/lib/intake/receive'],
  ['lib/access/b.ts', 'next-auth'],
  ['lib/access/web/a.ts', '@/lib/ledger/worker'],
  ['lib/intake/a.ts', '@/lib/ledger/worker'],
  ['lib/intake/b.ts', '@/lib/access/web/session'],
  ['lib/intake/c.ts', 'react'],
  ['lib/ledger/a.ts', '@/lib/delivery/worker'],
  ['lib/delivery/a.ts', '@/lib/reconcile/sweep'],
  ['lib/reconcile/a.ts', '@/app/page'],
  ['lib/reconcile/b.ts', '@/lib/exports/export-list'],
  ['lib/exports/a.ts', '@/components/frame'],
  ['lib/ledger/c.ts', '@/lib/live/hub'],
  ['lib/live/a.ts', 'next/server'],
  ['lib/ledger/c.ts', '@/lib/search/search'],
  ['lib/reconcile/c.ts', '@/lib/search/search'],
  ['lib/ledger/d.ts', '@/lib/views/list-views'],
  ['lib/search/a.ts', '@/lib/delivery/worker'],
  ['lib/search/b.ts', '@/lib/access/web/session'],
  ['app/a.tsx', '@prisma/client'],
  ['components/a.tsx', 'pg'],
  ['components/b.tsx', '../lib/platform/money'],
  ['app/c.tsx', 'next/link'],
  ['server.ts', 'next'],
  ['server.ts', '@/app/page'],
  ['scripts/worker.ts', 'next/server'],
  ['scripts/lib/a.mjs', 'next'],
  ['scripts/program.ts', '@/lib/access/web/session'],
] as const)('%s may not import %s', async (file, what) => {
  expect(await lint(file, importing(what))).toContain('lint/style/noRestrictedImports');
});

test.each([
  ['lib/intake/d.ts', '@/lib/providers/registry'],
  ['lib/ledger/b.ts', '@/lib/intake/receive'],
  ['lib/exports/b.ts', '@/lib/delivery/worker'],
  ['lib/search/c.ts', '@/lib/ledger/worker'],
  ['lib/access/web/b.ts', 'next-auth'],
  ['app/b.tsx', '@/lib/ledger/worker'],
  ['scripts/screens.ts', 'next'],
  ['server.ts', '@/lib/intake/node-door'],
] as const)('%s may import %s', async (file, what) => {
  const said = await lint(file, importing(what));
  expect(said).toContain('Checked 1 file');
  expect(said).not.toContain('noRestrictedImports');
});

test('settings are read in one file only', async () => {
  const source = 'export const port = process.env.PORT;\n';
  expect(await lint('lib/intake/e.ts', source)).toContain('lint/style/noProcessEnv');
  expect(await lint('lib/platform/env.ts', source)).toContain('Checked 1 file');
});
