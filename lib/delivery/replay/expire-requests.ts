import { recordAudit } from '@/lib/access/record-audit';
import type { Transaction } from '@/lib/platform/db/transaction';

const statement = `
update replay_jobs set state = 'expired', finished_at = $1
where state = 'waiting_approval' and expires_at <= $1
returning id::text`;

/** Ends the requests that nobody decided in time; the audit has each. Returns how many. */
export async function expireRequests(tx: Transaction, now: Date): Promise<number> {
  const { rows } = await tx.query<{ id: string }>(statement, [now]);
  for (const { id } of rows) {
    await recordAudit(tx, { kind: 'system', name: 'replays' }, { action: 'replay.expired', subject: `replay:${id}` });
  }
  return rows.length;
}
