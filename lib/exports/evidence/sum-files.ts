import { createHash } from 'node:crypto';
import type { PackedFile, PackFile } from './pack-file';

async function* summed(content: PackFile['content'], done: (bytes: number, sha256: string) => void) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    bytes += chunk.byteLength;
    yield chunk;
  }
  done(bytes, hash.digest('hex'));
}

/** The very files; each is entered into `packed` once its content was read to the end. */
export async function* sumFiles(files: AsyncIterable<PackFile>, packed: PackedFile[]): AsyncGenerator<PackFile> {
  for await (const { path, content } of files) {
    yield { path, content: summed(content, (bytes, sha256) => packed.push({ path, bytes, sha256 })) };
  }
}

/** Pure: the text that `sha256sum --check` reads. */
export function sumsText(packed: readonly PackedFile[]): string {
  return packed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}
