import { readFile, writeFile } from 'node:fs/promises';
import { behindResultsSchema } from '@/bench/behind/results';
import { doorResultsSchema } from '@/bench/door-document';
import { pageResultsSchema } from '@/bench/pages/results';
import { type Recorded, withSizing } from './sizing';

const document = 'docs/operations.md';

/** All that is recorded in `bench/`. Throws where something of it is missing. */
export async function readRecorded(): Promise<Recorded> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(`bench/${name}.json`, 'utf8'));
  return {
    door: doorResultsSchema.parse(await read('results')),
    behind: behindResultsSchema.parse(await read('behind')),
    pages: pageResultsSchema.parse(await read('pages')),
  };
}

/** Writes what callbacks cost into docs/operations.md, by what is recorded now. */
export async function writeSizing(): Promise<void> {
  const recorded = await readRecorded();
  await writeFile(document, withSizing(await readFile(document, 'utf8'), recorded));
}
