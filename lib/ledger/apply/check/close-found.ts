import type { Transaction } from '@/lib/platform/db/transaction';

const statement = `
update issues i set state = 'resolved', closed_at = $2
from (select id from issues where id = any($1::bigint[]) and state in ('open', 'acknowledged') order by id for update) as live
where i.id = live.id`;

/** Resolves issues whose cause went away, unless a person closed them meanwhile. */
export async function closeFound(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0) await tx.query(statement, [ids, at]);
}
