/** One file of a pack; its content is made when it is its turn. */
export interface PackFile {
  /** Inside the pack, with `/`. */
  path: string;
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** What a pack says of one of its files. */
export interface PackedFile {
  path: string;
  bytes: number;
  /** Hex. */
  sha256: string;
}

/** Pure: JSON for people to read, the same text for the same value. */
export function jsonFile(path: string, value: unknown): PackFile {
  return { path, content: [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)] };
}

export function bytesFile(path: string, bytes: Uint8Array): PackFile {
  return { path, content: [bytes] };
}

async function* lines(batches: AsyncIterable<readonly unknown[]>): AsyncGenerator<Uint8Array> {
  for await (const batch of batches) yield Buffer.from(batch.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

/** One JSON value a line, batch by batch as it is read. */
export function linesFile(path: string, batches: AsyncIterable<readonly unknown[]>): PackFile {
  return { path, content: lines(batches) };
}
