import type { Context } from '@/lib/platform/context';
import { beginsWith, rowIdPattern, type Sql, sql, uuidPattern } from '@/lib/platform/query/conditions';
import { boundedQuery } from './bounded-query';

/** A callback that was found by a column of its own. */
export interface CallbackCandidate {
  id: string;
  field: string;
  value: string;
}

/** Every account, so that the indexes that begin with the account serve a search over all of them. */
const anyAccount: Sql = sql`c.account_id = any(array(select id from accounts))`;

function byReference(field: string, column: Sql, term: string, limit: number): Sql {
  return sql`(select c.id, ${field}::text as field, ${column} as value from callbacks c
    where ${anyAccount} and ${beginsWith(column, term)} limit ${limit})`;
}

/**
 * Callbacks whose id, or that of a request that brought them, is `term`, or whose transfer or batch id begins with it.
 * Null: not in the time.
 */
export async function findCallbacks(
  ctx: Context,
  { term, limit, budgetMs }: { term: string; limit: number; budgetMs: number },
): Promise<CallbackCandidate[] | null> {
  const none = sql`select null::bigint, null::text, null::text where false`;
  const byId = rowIdPattern.test(term)
    ? sql`select c.id, 'id', c.id::text from callbacks c where c.id = ${term}::bigint`
    : none;
  const lowered = term.toLowerCase();
  const byRequest = uuidPattern.test(lowered)
    ? sql`select r.callback_id, 'requests.id', r.id::text from requests r
        where r.id = ${lowered}::uuid and r.callback_id is not null`
    : none;
  return boundedQuery<CallbackCandidate>(
    ctx,
    sql`
    select id, field, value from (
      ${byReference('batchId', sql`c.batch_id`, term, limit)}
      union all ${byReference('transferId', sql`c.transfer_id`, term, limit)}
      union all (${byId})
      union all (${byRequest})
    ) as found`,
    budgetMs,
  );
}
