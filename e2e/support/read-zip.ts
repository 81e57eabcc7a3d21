import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  path: string;
  /** Date and time as the zip writes them: the same number for the same instant. */
  dosTime: number;
  bytes: Buffer;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** Reads a zip by its central directory, as unzip programs do: not by the library that wrote it. Throws on anything else. */
export function readZip(zip: Buffer): ZipEntry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== endSignature) throw new Error('The zip has no end: it was broken off.');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== entrySignature) throw new Error('The zip has no entry where it says.');
    const [method, dosTime] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 12)];
    const [packedBytes, bytes] = [zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 24)];
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
    const header = zip.readUInt32LE(at + 42);
    const path = zip.toString('utf8', at + 46, at + 46 + (nameBytes ?? 0));
    const data = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(data, data + packedBytes);
    const content = method === 0 ? Buffer.from(packed) : inflateRawSync(packed);
    if (content.length !== bytes) throw new Error(`${path} is not as long as the zip says.`);
    at += 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
    return { path, dosTime, bytes: content };
  });
}
