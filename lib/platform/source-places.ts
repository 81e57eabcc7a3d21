import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A line of a stack whose place is in a built file: what stands before it, the file, line and column. */
const builtPlace = /^(\s+at (?:.*? \()?)((?:file:\/\/)?\/.*\.js):(\d+):(\d+)\)?$/;

/** Maps held at once: a stack goes through a handful of files, and each takes some megabytes. */
const mapsMax = 4;
const maps = new Map<string, SourceMap | null>();

function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(/* turbopackIgnore: true */ `${file}.map`, 'utf8')));
  } catch {
    // Nothing was built from something else here, as in packages: the place stays as it is.
    return null;
  }
}

function mapOf(file: string): SourceMap | null {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const [oldest] = maps.keys();
  if (maps.size >= mapsMax && oldest !== undefined) maps.delete(oldest);
  const map = readMap(file);
  maps.set(file, map);
  return map;
}

/**
 * One line of a stack with the place in the source that it was built from; as it is where no `.map` lies beside the built file.
 * Maps are read when a stack is told: Node's own reading of all of them at the start takes the server 80 MB for good.
 */
export function sourcePlace(line: string): string {
  const [, before, file, row, column] = builtPlace.exec(line) ?? [];
  if (before === undefined || file === undefined) return line;
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  const entry = mapOf(path)?.findEntry(Number(row) - 1, Number(column) - 1);
  if (!entry || !('originalSource' in entry)) return line;
  const place = `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  return `${before}${place}${before.endsWith('(') ? ')' : ''}`;
}
