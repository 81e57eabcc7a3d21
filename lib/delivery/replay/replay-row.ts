import { type Sql, sql } from '@/lib/platform/query/conditions';
import { replayFilterSchema } from './replay-filter';
import type { ReplaySummary } from './types';

type Instants = 'expiresAt' | 'decidedAt' | 'createdAt' | 'startedAt' | 'finishedAt';

/** A row as `replayColumnsSql` selects it. */
export type ReplayRow = Omit<ReplaySummary, Instants | 'filter'> & {
  filter: unknown;
  expiresAt: Date | null;
  decidedAt: Date | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  requesterKey: string;
  destinationIds: string[];
};

/** Columns of `replay_jobs j`. */
export const replayColumnsSql: Sql = sql`
  j.id::text, j.state, j.filter, j.destination_id::text as "destinationId", j.destination_ids::text[] as "destinationIds",
  j.callback_count as "callbackCount", j.sent_count as "sentCount", j.fed_count as "fedCount",
  j.unwanted_count as "unwantedCount", j.delivery_count as "deliveryCount", j.rate_per_second as "ratePerSecond", j.reason,
  j.requested_by as "requestedBy", j.requester_key as "requesterKey", j.approval_cause as "approvalCause",
  j.expires_at as "expiresAt", j.decided_by as "decidedBy", j.decided_at as "decidedAt", j.created_at as "createdAt",
  j.started_at as "startedAt", j.finished_at as "finishedAt"`;

/** Pure: a job as it is shown at `now`: a request that nobody decided in time is expired, whether that is written yet or not. */
export function toReplaySummary(row: ReplayRow, now: Date): ReplaySummary {
  const { requesterKey: _, destinationIds: __, ...rest } = row;
  const late = row.state === 'waiting_approval' && row.expiresAt !== null && row.expiresAt <= now;
  return {
    ...rest,
    state: late ? 'expired' : row.state,
    filter: row.filter === null ? null : replayFilterSchema.parse(row.filter),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: (late ? row.expiresAt : row.finishedAt)?.toISOString() ?? null,
  };
}
