import type { Transaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';

/** A callback whose bytes are held, and how many they are. */
export interface HeldBytes {
  callbackId: string;
  bodyBytes: number;
}

/**
 * Holds the requests that callbacks' bytes are of until the transaction ends, so that retention leaves them and what is made of them;
 * answers the callbacks whose bytes are held. Waits for a step of retention that is at one; what is gone is left out.
 */
export async function holdFirstRequests(tx: Transaction, callbackIds: readonly string[]): Promise<HeldBytes[]> {
  const { rows } = await tx.query<HeldBytes>(sql`
    select c.id::text as "callbackId", r.body_kept_bytes as "bodyBytes" from callbacks c join requests r on r.id = c.first_request_id
    where c.id = any(array(select unnest(${callbackIds}::bigint[])))
    for key share of r`);
  return rows;
}

/** The same of one callback; false: they are gone. */
export async function holdFirstRequest(tx: Transaction, callbackId: string): Promise<boolean> {
  return (await holdFirstRequests(tx, [callbackId])).length > 0;
}
