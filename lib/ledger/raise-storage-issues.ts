import type { Context } from '@/lib/platform/context';
import { dayMs } from '@/lib/platform/time';

/** One issue an account and day, whatever became of it: closing it does not bring it back the same day. */
const statement = `
insert into issues (account_id, provider, kind, subject, title, detail, opened_at, last_seen_at)
select d.account_id, a.provider, 'rejected_storage_full', 'rejected:' || to_char(d.day, 'YYYY-MM-DD'),
  'Rejected requests of ' || to_char(d.day, 'YYYY-MM-DD') || ' were not all kept',
  jsonb_build_object('day', to_char(d.day, 'YYYY-MM-DD'), 'keptRows', d.kept_rows, 'keptBytes', d.kept_bytes),
  $1, $1
from rejected_days d
join accounts a on a.id = d.account_id
where d.day >= $2::date and d.dropped_rows > 0 and not exists (
  select 1 from issues i
  where i.subject = 'rejected:' || to_char(d.day, 'YYYY-MM-DD') and i.account_id = d.account_id
    and i.kind = 'rejected_storage_full'
)
order by d.account_id, d.day
on conflict (account_id, kind, subject) where state in ('open', 'acknowledged') do nothing`;

/** Opens `rejected_storage_full` for each account whose bound on rejected requests dropped some today or yesterday (UTC). */
export async function raiseStorageIssues(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - dayMs).toISOString().slice(0, 10);
  await ctx.db.pool.query(statement, [now, since]);
}
