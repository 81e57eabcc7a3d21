import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Where the pictures of the documentation are. */
export const imagesFolder = path.resolve(import.meta.dirname, '../../docs/images');
const file = path.join(imagesFolder, 'words.json');

/** What a page said when its pictures were made, and which pictures these were: the SHA-256 of each file. */
const recordSchema = z.object({ words: z.array(z.string()), pictures: z.record(z.string(), z.string()) });
export type PictureWords = z.infer<typeof recordSchema>;

export function sha256Of(picture: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(imagesFolder, picture)))
    .digest('hex');
}

/** By name of the shot. */
export function readPictureWords(): Record<string, PictureWords> {
  return z.record(z.string(), recordSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Keeps them in the order of their names. */
export function writePictureWords(words: Readonly<Record<string, PictureWords>>): void {
  const sorted = Object.fromEntries(Object.entries(words).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
