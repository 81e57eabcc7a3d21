import { randomFillSync } from 'node:crypto';

function format(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function withTime(bytes: Uint8Array, at: Date): string {
  new DataView(bytes.buffer, bytes.byteOffset).setBigUint64(
    0,
    (BigInt(at.getTime()) << 16n) | (BigInt(bytes[6] ?? 0) << 8n) | BigInt(bytes[7] ?? 0),
  );
  return format(bytes);
}

/** A UUIDv7 of the instant `at` (millisecond precision, 74 random bits): sorts by time, cannot be guessed. RFC 9562 §5.7. */
export function uuidv7(at: Date): string {
  const bytes = randomFillSync(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return withTime(bytes, at);
}

/** The smallest UUID that sorts at or after every UUIDv7 before `at`: a bound for partitions and time ranges. */
export function uuidFloor(at: Date): string {
  return withTime(new Uint8Array(16), at);
}
