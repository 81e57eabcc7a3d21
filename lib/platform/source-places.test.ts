import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourcePlace } from './source-places';

const source = `interface Money { amount: string }

export function fail(money: Money): never {
  throw new Error(money.amount);
}
`;

let folder = '';
let built = '';
let thrownAt = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'source-places (group)-'));
  built = path.join(folder, 'built.js');
  const { code, map } = await transform(source, {
    loader: 'ts',
    sourcemap: true,
    sourcefile: 'lib/fail.ts',
    minify: true,
  });
  await writeFile(built, code);
  await writeFile(`${built}.map`, map);
  thrownAt = `1:${code.indexOf('throw') + 1}`;
});
afterAll(() => rm(folder, { recursive: true }));

describe('a line of a stack', () => {
  test('names the source that its place was built from', () => {
    expect(sourcePlace(`    at fail (${built}:${thrownAt})`)).toMatch(/^ {4}at fail \(.*lib\/fail\.ts:4:3\)$/);
    expect(sourcePlace(`    at ${built}:${thrownAt}`)).toMatch(/^ {4}at .*lib\/fail\.ts:4:3$/);
  });

  test('does so where the place is a URL, as in modules', () => {
    const url = pathToFileURL(built).href;
    expect(sourcePlace(`    at async fail (${url}:${thrownAt})`)).toMatch(
      /^ {4}at async fail \(.*lib\/fail\.ts:4:3\)$/,
    );
  });

  test('stays as it is without a map beside the file', () => {
    const lines = [
      '    at Client.query (/srv/console/node_modules/pg/lib/client.js:667:12)',
      '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
      '    at new Promise (<anonymous>)',
    ];
    expect(lines.map(sourcePlace)).toEqual(lines);
  });
});
