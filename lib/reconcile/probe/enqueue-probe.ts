import type { Asked } from '@/lib/providers/probe-contract';
import type { Queryable } from './subject-row';
import type { ProbeTrigger } from './types';

export interface NewProbe {
  accountId: string;
  provider: string;
  subject: string;
  asked: Asked;
  trigger: ProbeTrigger;
  /** As shown; null for the console itself. */
  requestedBy: string | null;
  reason: string;
}

const insert = `
insert into probes (account_id, provider, subject, resource, resource_id, trigger, requested_by, reason, next_try_at, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
on conflict (account_id, resource, resource_id) where state = 'waiting' do nothing
returning id::text`;

// Somebody wants to know now what would be asked later anyway: a person does not wait for the pause after a failure, only for a
// bound of calls. What is being asked at this moment is left alone.
const existing = `
update probes p set
  next_try_at = case when h.hastens then least(p.next_try_at, $4) else p.next_try_at end,
  trigger = case when h.takes then $5 else p.trigger end,
  requested_by = case when h.takes then $6 else p.requested_by end,
  reason = case when h.takes then $7 else p.reason end
from (
  select id, leased_by is null and $5 = 'asked' as takes,
    leased_by is null and error_class is distinct from 'rate_limited' and (tries = 0 or $5 = 'asked') as hastens
  from probes where account_id = $1 and resource = $2 and resource_id = $3 and state = 'waiting' for update
) as h
where p.id = h.id
returning p.id::text`;

/**
 * Writes a question that is to be put; one about the same resource that still waits stands for it, by the database's
 * constraint. Call `nudge('probe')` after the commit.
 */
export async function enqueueProbe(db: Queryable, probe: NewProbe, at: Date): Promise<{ id: string; made: boolean }> {
  const { accountId, provider, subject, asked, trigger, requestedBy, reason } = probe;
  const values = [accountId, provider, subject, asked.resource, asked.id, trigger, requestedBy, reason, at];
  const made = await db.query<{ id: string }>(insert, values);
  if (made.rows[0]) return { id: made.rows[0].id, made: true };
  const known = await db.query<{ id: string }>(existing, [
    ...[accountId, asked.resource, asked.id, at, trigger, requestedBy, reason],
  ]);
  if (known.rows[0]) return { id: known.rows[0].id, made: false };
  // It was answered between the two statements: what was asked then is answered, what is asked now is not.
  return enqueueProbe(db, probe, at);
}
