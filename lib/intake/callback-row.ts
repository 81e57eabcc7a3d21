import { type Sql, sql } from '@/lib/platform/query/conditions';
import type { CallbackSummary } from './types';

type Instants = 'occurredAt' | 'receivedAt' | 'lastAttemptAt' | 'nextAttemptAt';

/** A row as `callbackColumnsSql` selects it. */
export type CallbackRow = Omit<CallbackSummary, Instants> & {
  occurredAt: Date | null;
  receivedAt: Date;
  lastAttemptAt: Date | null;
  nextAttemptAt: Date | null;
};

/** When its next attempt really happens: later than planned while a breaker is open, never while the destination is paused. */
const nextAttemptSql: Sql = sql`
  case when c.next_attempt_at is not null then (
    select min(case when g.breaker <> 'closed' then greatest(d.next_attempt_at, g.probe_at) else d.next_attempt_at end)
    from deliveries d
    join destinations t on t.id = d.destination_id
    left join destination_gates g on g.destination_id = d.destination_id
    where d.callback_id = c.id and d.status = 'waiting' and t.state = 'active'
  ) end`;

/** The columns of a list, of `callbacks c` joined with `accounts a`. No payload is ever among them. */
export const callbackColumnsSql: Sql = sql`
  c.id, c.provider, a.slug as account, c.channel, c.type, c.status, c.attempts, c.verified, c.origin, c.duplicates,
  c.transfer_id as "transferId", c.batch_id as "batchId", c.amount::text as amount, c.currency, c.outcome, c.url,
  c.occurred_at as "occurredAt", c.received_at as "receivedAt", c.last_attempt_at as "lastAttemptAt",
  ${nextAttemptSql} as "nextAttemptAt"`;

export function isoText(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

export function toCallbackSummary(row: CallbackRow): CallbackSummary {
  const { id, provider, account, channel, type, status, attempts, verified, origin, duplicates } = row;
  const { transferId, batchId, amount, currency, outcome, url } = row;
  return {
    ...{ id, provider, account, channel, type, status, attempts, verified, origin, duplicates },
    ...{ transferId, batchId, amount, currency, outcome, url },
    occurredAt: isoText(row.occurredAt),
    receivedAt: row.receivedAt.toISOString(),
    lastAttemptAt: isoText(row.lastAttemptAt),
    nextAttemptAt: isoText(row.nextAttemptAt),
  };
}
