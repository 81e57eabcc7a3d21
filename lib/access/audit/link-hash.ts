import { createHash } from 'node:crypto';

/** An entry as it is hashed: every field as text. */
export interface HashedEntry {
  id: string;
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  address: string | null;
  action: string;
  subject: string;
  /** The text that Postgres gives for its `jsonb`: keys by length, then by bytes; every digit kept. */
  before: string | null;
  after: string | null;
}

/** What the first link is chained to. */
export const chainStart: Buffer = Buffer.alloc(32);

/** `4:over,`: the bytes counted, so that no two entries read alike; `-,` where there is nothing. */
function field(value: string | null): string {
  return value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`;
}

/**
 * Pure: the SHA-256 that chains an entry to the link before it. The database makes it (migration audit_chain); this is the same said
 * again, so that checking the chain does not ask the database whether the database is right.
 */
export function linkHash(previous: Uint8Array, position: string, entry: HashedEntry): Buffer {
  const { id, at, actorKind, actorId, actorName, address, action, subject, before, after } = entry;
  const fields = [position, id, at, actorKind, actorId, actorName, address, action, subject, before, after];
  return createHash('sha256').update(previous).update(fields.map(field).join('')).digest();
}
