import { lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { shareChunks } from './share-chunks.mjs';

const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'callback-console-chunks-')));
const at = (name: string) => path.join(folder, name);
const isLink = (name: string) => lstatSync(at(name)).isSymbolicLink();

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('scripts that differ in nothing but the name of their map are loaded once', () => {
  mkdirSync(at('ssr'), { recursive: true });
  writeFileSync(at('a.js'), 'module.exports=[{}];\n//# sourceMappingURL=a.js.map\n');
  writeFileSync(at('b.js'), 'module.exports=[{}];\n\n//# sourceMappingURL=b.js.map');
  writeFileSync(at('ssr/c.js'), 'module.exports=[{}];');
  writeFileSync(at('d.js'), 'module.exports=[[]];\n//# sourceMappingURL=a.js.map\n');
  writeFileSync(at('a.js.map'), '{}');
  writeFileSync(at('b.js.map'), '{}');

  expect(shareChunks(folder)).toBe(2);
  expect(['a.js', 'b.js', 'ssr/c.js', 'd.js', 'b.js.map'].filter(isLink)).toEqual(['b.js', 'ssr/c.js']);
  const require = createRequire(at('a.js'));
  expect(require(at('b.js'))).toBe(require(at('a.js')));
  expect(require(at('ssr/c.js'))).toBe(require(at('a.js')));
  expect(require(at('d.js'))).toEqual([[]]);

  expect(shareChunks(folder), 'links are left as they are').toBe(0);
  expect(readFileSync(at('ssr/c.js'), 'utf8')).toContain('a.js.map');
});
