import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Files below `lib` that send statements themselves, as `lib/intake/list-callbacks.ts`. */
export async function filesThatAsk(): Promise<string[]> {
  const all = await readdir('lib', { recursive: true });
  const sources = all.filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('generated'));
  const asking: string[] = [];
  for (const file of sources) {
    const text = await readFile(path.join('lib', file), 'utf8');
    if (/\.query(?:<[^(]*)?\(/.test(text)) asking.push(path.posix.join('lib', ...file.split(path.sep)));
  }
  return asking.sort();
}
