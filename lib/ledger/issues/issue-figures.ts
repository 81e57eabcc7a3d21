import type { Measure } from '@/lib/ledger/statistics/measures';

/** What is folded and what waits to be, in one statement and so in one snapshot. */
const rowsOf = (measure: Extract<Measure, 'issue' | 'at_risk'>) => `
  select account_id, word, currency, count, amount from statistics where measure = '${measure}' and hour = 'epoch'
  union all
  select account_id, word, currency, count, amount from statistics_deltas where measure = '${measure}' and hour = 'epoch'`;

/** Live issues by account and kind as they are kept: `account_id`, `kind`, `open`, `acknowledged`; exact, however many there are. */
export const issueCountsSql = `
select account_id, split_part(word, ' ', 2) as kind,
  coalesce(sum(count) filter (where word like 'open %'), 0)::int as open,
  coalesce(sum(count) filter (where word like 'acknowledged %'), 0)::int as acknowledged
from (${rowsOf('issue')}) as kept
group by 1, 2
having sum(count) <> 0`;

/**
 * The money that hangs on live issues by account, kind and currency as it is kept: `account_id`, `kind`, `currency`, `amount`; exact,
 * with as many decimals as the longest amount that is in it.
 */
export const issueMoneySql = `
select account_id, split_part(word, ' ', 1) as kind, currency, sum(amount) as amount
from (
  select account_id, word, currency, sum(amount) as amount from (${rowsOf('at_risk')}) as kept
  group by 1, 2, 3 having sum(count) <> 0
) as by_decimals
group by 1, 2, 3`;
