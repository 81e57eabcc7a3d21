/**
 * The advisory locks of the console, one number a purpose ("callback" in a 64-bit key, then a count): two purposes that shared one
 * would wait for each other. As text, for they are beyond a JS number.
 */
export const lockKeys = {
  /** Taken in the maintenance database. */
  database: '4855221234567000',
  migrations: '4855221234567001',
  access: '4855221234567002',
  vaultCheck: '4855221234567003',
  partitions: '4855221234567004',
  destinations: '4855221234567005',
  /** The first of 64, one for each bucket (lib/ledger/apply/check/lock-movements). */
  movements: '4855221234567100',
  sweeps: '4855221234567070',
  retention: '4855221234567071',
  /** Taken by the database itself (migration audit_chain), at the end of a transaction that wrote to the audit. */
  audit: '4855221234567090',
} as const;
