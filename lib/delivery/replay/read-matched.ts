import { isDisplayOnly } from '@/lib/delivery/is-display-only';
import type { FilteredCallback } from '@/lib/delivery/match-filter';
import type { Transaction } from '@/lib/platform/db/transaction';

const statement = `
select c.id::text, c.provider, a.slug as account, c.channel, c.type, c.outcome, c.verified, c.status
from callbacks c join accounts a on a.id = c.account_id
where c.id = any($1::bigint[])
order by c.id`;

/** A callback as destinations' filters see it. */
export type MatchedCallback = FilteredCallback & { id: string; status: string };

/** The callbacks of `ids`, in the order of their ids; unknown ones are left out. */
export async function readMatched(tx: Transaction, ids: readonly string[]): Promise<MatchedCallback[]> {
  const { rows } = await tx.query<Omit<MatchedCallback, 'displayOnly'>>(statement, [ids]);
  return rows.map((row) => ({ ...row, displayOnly: isDisplayOnly(row) }));
}
