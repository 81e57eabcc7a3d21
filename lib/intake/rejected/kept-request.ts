import type { Verdict } from '@/lib/intake/types';
import type { Context } from '@/lib/platform/context';
import { sql, uuidPattern } from '@/lib/platform/query/conditions';
import type { RejectionCause } from '@/lib/providers/contract';

/** A request as it is kept, with what judging it again needs. */
export interface KeptRequest {
  id: string;
  accountId: string;
  channel: string;
  verdict: Verdict;
  cause: RejectionCause | null;
  method: string;
  sourceAddress: string;
  sealed: Buffer;
  bodyBytes: number;
  bodyKeptBytes: number;
  receivedAt: Date;
  callbackId: string | null;
  verifiedAgainAt: Date | null;
  verifiedBy: string | null;
}

/** The request `id` as it is kept; null where there is none, or no longer. */
export async function findKeptRequest(ctx: Context, id: string): Promise<KeptRequest | null> {
  if (!uuidPattern.test(id)) return null;
  const { rows } = await ctx.db.pool.query<KeptRequest>(sql`
    select id, account_id as "accountId", channel, verdict, cause, method, source_address as "sourceAddress", sealed,
      body_bytes as "bodyBytes", body_kept_bytes as "bodyKeptBytes", received_at as "receivedAt",
      callback_id as "callbackId", verified_again_at as "verifiedAgainAt", verified_by as "verifiedBy"
    from requests
    where id = ${id}::uuid`);
  return rows[0] ?? null;
}
