import type { Database } from '@/lib/platform/db/client';

/**
 * Empties `tables` (`users, sessions`) with whatever refers to them, and the audit with its chain; numbers begin at 1 again. The
 * audit refuses that, so its rule is lifted for this one transaction, as only the tables' owner can.
 */
export async function emptyTables({ pool }: Pick<Database, 'pool'>, tables: string): Promise<void> {
  await pool.query(`
    alter table audit_entries disable trigger audit_append_only;
    alter table audit_links disable trigger audit_append_only;
    truncate ${tables}, audit_entries, audit_links restart identity cascade;
    alter table audit_entries enable always trigger audit_append_only;
    alter table audit_links enable always trigger audit_append_only`);
}
