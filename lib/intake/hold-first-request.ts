import type { Transaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';

/**
 * Holds the request that a callback's bytes are of until the transaction ends, so that retention leaves it and what is made of it.
 * Waits for a step of retention that is at it; false: it is gone.
 */
export async function holdFirstRequest(tx: Transaction, callbackId: string): Promise<boolean> {
  const { rows } = await tx.query(sql`
    select from requests
    where id = (select first_request_id from callbacks where id = ${callbackId}::bigint)
    for key share`);
  return rows.length > 0;
}
