import { type Sql, sql } from '@/lib/platform/query/conditions';

const live = sql`('open', 'acknowledged')`;

/**
 * The condition that the bytes of callback `c` are still needed: it is not applied, on its way to a backend, was sent on since
 * `cutoff`, part of a replay that is not over, asked about, or tells of money or of an issue that is not settled. Each part is an
 * index's look-up for one callback. True or false, never null, so that it can be negated.
 */
export function stillNeededSql(cutoff: Date): Sql {
  return sql`(
    c.apply_state <> 'applied'
    or coalesce(c.last_attempt_at >= ${cutoff}, false)
    or exists (select from deliveries d where d.callback_id = c.id and d.status in ('waiting', 'in_progress'))
    or exists (select from issues i where i.callback_id = c.id and i.state in ${live})
    or exists (select from issues i where i.subject = 'callback:' || c.id and i.state in ${live})
    or exists (select from probes p where p.subject = 'callback:' || c.id and p.state = 'waiting')
    or exists (
      select from replay_jobs j
      join replay_items i on i.job_id = j.id and i.callback_id = c.id
      where j.state in ('waiting_approval', 'running', 'paused')
    )
    or exists (
      select from transitions t
      where t.callback_id = c.id and case t.subject
        when 'transfer' then exists (select from transfers x where x.id = t.subject_id and not x.terminal)
          or exists (select from issues i where i.record_key = 'transfer:' || t.subject_id and i.state in ${live})
        else exists (select from batches b where b.id = t.batch_ref and not b.terminal)
          or exists (select from suborders l where t.subject = 'suborder' and l.id = t.subject_id and not l.terminal)
          or exists (select from issues i where i.record_key = 'batch:' || t.batch_ref and i.state in ${live})
        end
    )
  )`;
}
