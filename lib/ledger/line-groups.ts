/**
 * `groups as …`: the lines of the batches $1 (row ids), counted and summed where they are alike in all that a sum of a batch asks of a
 * line. Every line is read once, and there are few groups however many lines a batch has.
 */
export const lineGroupsSql = `groups as materialized (
  select s.batch_ref, s.currency, s.chain, s.terminal, s.outcome, s.conflicted, s.fee_type,
    count(*)::int as count, sum(s.amount) as amount, sum(s.done_amount) as done_amount, sum(s.fee) as fee,
    (count(*) filter (where s.amount is null or s.outcome = 'succeeded' and s.done_amount is null))::int as incomplete
  from suborders s
  where s.batch_ref = any($1::bigint[])
  group by s.batch_ref, s.currency, s.chain, s.terminal, s.outcome, s.conflicted, s.fee_type
)`;
