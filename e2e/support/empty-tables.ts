import type { Database } from '@/lib/platform/db/client';

type Pooled = Pick<Database, 'pool'>;

/**
 * What the door writes a second or two after its answer (which secret was used, what was rejected). Each write locks its own
 * table and then, for the foreign key, the accounts; emptying takes them in that order too, so that neither waits for the other.
 */
const writtenLate = 'lock table secret_uses, rejected_days in access exclusive mode';

/**
 * Empties `tables` (`users, sessions`) with whatever refers to them, and the audit with its chain; numbers begin at 1 again. The
 * audit refuses that, so its rule is lifted for this one transaction, as only the tables' owner can.
 */
export async function emptyTables({ pool }: Pooled, tables: string): Promise<void> {
  await pool.query(`
    ${writtenLate};
    alter table audit_entries disable trigger audit_append_only;
    alter table audit_links disable trigger audit_append_only;
    truncate ${tables}, audit_entries, audit_links restart identity cascade;
    alter table audit_entries enable always trigger audit_append_only;
    alter table audit_links enable always trigger audit_append_only`);
}

/** Empties the accounts, everything that callbacks became and the figures of both, and `more` (`exports, probes`); numbers begin at 1 again. */
export async function emptyLedger({ pool }: Pooled, ...more: string[]): Promise<void> {
  const tables = [
    'accounts',
    'requests',
    'callbacks',
    'apply_jobs',
    'batches',
    'suborders',
    'transfers',
    'transitions',
    'deliveries',
    'issues',
    'statistics',
    'statistics_deltas',
  ];
  await pool.query(`
    ${writtenLate};
    truncate ${[...tables, ...more].join(', ')} restart identity cascade`);
}
