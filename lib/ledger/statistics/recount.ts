import type { Measure } from './measures';

/**
 * What each measure of the hours [$1, $2) comes to over the facts themselves, what stands now in its own (`standingAt`): how
 * statistics are rebuilt, and what the triggers are tested against. They come to the same as the functions of the migrations.
 */
export const recountStatements: Readonly<Record<Measure, string>> = {
  received: `
select 'received', date_trunc('hour', received_at, 'UTC'), account_id, origin, '', count(*), 0::numeric
from callbacks where received_at >= $1 and received_at < $2 group by 2, 3, 4`,
  lag: `
select 'lag', date_trunc('hour', received_at, 'UTC'), account_id,
  case when received_at <= occurred_at then '-1'
    else floor(4 * log(greatest(1, extract(epoch from received_at - occurred_at) * 1000)::float8) / log(2::float8))::int::text end,
  '', count(*), 0::numeric
from callbacks
where received_at >= $1 and received_at < $2 and occurred_at is not null and origin = 'provider' group by 2, 3, 4`,
  duplicate: `
select 'duplicate', date_trunc('hour', received_at, 'UTC'), account_id, '', '', count(*), 0::numeric
from requests where verdict = 'duplicate' and received_at >= $1 and received_at < $2 group by 2, 3`,
  rejected: `
select 'rejected', date_trunc('hour', received_at, 'UTC'), account_id, cause, '', count(*), 0::numeric
from requests where verdict = 'rejected' and received_at >= $1 and received_at < $2 group by 2, 3, 4`,
  transfer: `
select 'transfer', date_trunc('hour', opened_at, 'UTC'), account_id, kind || ' ' || outcome, coalesce(currency, ''), count(*),
  sum(coalesce(case when outcome in ('succeeded', 'partial') then actual_amount end, requested_amount, actual_amount, 0))
from transfers where kind <> 'mandate' and opened_at >= $1 and opened_at < $2 group by 2, 3, 4, 5`,
  line: `
select 'line', date_trunc('hour', l.opened_at, 'UTC'), b.account_id, l.outcome, coalesce(l.currency, ''), count(*),
  sum(coalesce(case when l.outcome = 'succeeded' then l.done_amount else l.amount end, 0))
from suborders l join batches b on b.id = l.batch_ref
where l.opened_at >= $1 and l.opened_at < $2 group by 2, 3, 4, 5`,
  issue: `
select 'issue', timestamptz 'epoch', account_id, state || ' ' || kind, '', count(*), 0::numeric
from issues
where state in ('open', 'acknowledged') and timestamptz 'epoch' >= $1 and timestamptz 'epoch' < $2 group by 3, 4`,
  at_risk: `
select 'at_risk', timestamptz 'epoch', i.account_id, i.kind || ' ' || scale(v.amount), coalesce(v.currency, ''), count(*), sum(v.amount)
from issues i cross join jsonb_to_recordset(i.value_at_risk) as v (currency text, amount numeric)
where i.state in ('open', 'acknowledged') and i.value_at_risk <> '[]' and scale(v.amount) is not null
  and timestamptz 'epoch' >= $1 and timestamptz 'epoch' < $2 group by 3, 4, 5`,
};
