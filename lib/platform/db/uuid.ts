import { pooledRandomBytes } from '@/lib/platform/random';

/** The sixteen bytes' hex with the UUID's dashes. */
function dashed(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The first 48 bits: milliseconds. */
function timeHex(at: Date): string {
  return at.getTime().toString(16).padStart(12, '0');
}

/** A UUIDv7 of the instant `at` (millisecond precision, 74 random bits): sorts by time, cannot be guessed. RFC 9562 §5.7. */
export function uuidv7(at: Date): string {
  const bytes = pooledRandomBytes(10);
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  return dashed(timeHex(at) + bytes.toString('hex'));
}

/** The smallest UUID that sorts at or after every UUIDv7 before `at`: a bound for partitions and time ranges. */
export function uuidFloor(at: Date): string {
  return dashed(timeHex(at) + '0'.repeat(20));
}
