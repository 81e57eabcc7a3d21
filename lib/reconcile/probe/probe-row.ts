import { type Sql, sql } from '@/lib/platform/query/conditions';
import type { ProbeView } from './types';

type Instants = 'nextTryAt' | 'createdAt' | 'startedAt' | 'finishedAt';

/** A row as `probeColumnsSql` selects it. */
export type ProbeRow = Omit<ProbeView, Instants> &
  Record<Exclude<Instants, 'createdAt'>, Date | null> & { createdAt: Date };

/** The columns of a list, of `probes p` joined with `accounts a`; nothing sealed among them. */
export const probeColumnsSql: Sql = sql`
  p.id::text, p.provider, a.slug as account, p.subject, p.resource, p.resource_id as "resourceId", p.trigger,
  p.requested_by as "requestedBy", p.reason, p.state, p.tries, p.next_try_at as "nextTryAt", p.created_at as "createdAt",
  p.started_at as "startedAt", p.finished_at as "finishedAt", p.status_code as "statusCode",
  p.error_class as "errorClass", p.error_words as "errorWords", p.comparison, p.callback_id::text as "callbackId"`;

function isoText(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

export function toProbeView(row: ProbeRow): ProbeView {
  const { id, provider, account, subject, resource, resourceId, trigger, requestedBy, reason, state, tries } = row;
  const { statusCode, errorClass, errorWords, comparison, callbackId } = row;
  return {
    ...{ id, provider, account, subject, resource, resourceId, trigger, requestedBy, reason, state, tries },
    nextTryAt: isoText(row.nextTryAt),
    createdAt: row.createdAt.toISOString(),
    startedAt: isoText(row.startedAt),
    finishedAt: isoText(row.finishedAt),
    ...{ statusCode, errorClass, errorWords, comparison, callbackId },
  };
}
