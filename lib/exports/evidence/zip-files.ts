import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { PackFile } from './pack-file';

/** The earliest instant that a zip can tell, by the clock of whatever zone this process runs in: it tells nothing. */
const noTime = new Date(1980, 0, 1);
const options = { mtime: noTime, mode: 0o100644, forceDosTimestamp: true, compress: true } as const;

/**
 * A zip of `files`, one after the other, each read only as fast as the zip is taken: the same files in the same order make the
 * same bytes. Whatever `files` or a content throws breaks it off.
 */
export async function* zipFiles(files: AsyncIterable<PackFile>): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile();
  const output = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error) => output.destroy(error));
  let current: Readable | null = null;
  let stopped = false;
  const feed = async () => {
    for await (const { path, content } of files) {
      if (stopped) return;
      current = Readable.from(content, { objectMode: false });
      zip.addReadStream(current, path, options);
      await finished(current);
    }
    zip.end();
  };
  const feeding = feed().catch((error: unknown) => {
    output.destroy(
      error instanceof Error ? error : new Error('A file of the pack could not be made.', { cause: error }),
    );
  });
  try {
    for await (const chunk of output) yield Buffer.from(chunk);
  } finally {
    stopped = true;
    output.destroy();
    stopReading(current);
    await feeding;
  }
}

function stopReading(stream: Readable | null): void {
  stream?.destroy();
}
