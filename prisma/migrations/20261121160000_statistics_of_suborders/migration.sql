-- The account of a line's batch is looked up batch by batch. Joined, all batches were read by each group of lines that was written: what a
-- callback took to be applied grew with the table. No sequential scan is a choice: a plan that was made while there were few batches is
-- kept by its session while they grow. A moment; nothing waits for it.
CREATE OR REPLACE FUNCTION "statistics_of_suborders"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
begin
  if tg_op = 'INSERT' then
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select 'line', date_trunc('hour', l.opened_at, 'UTC'), (select b.account_id from batches b where b.id = l.batch_ref), l.outcome,
      coalesce(l.currency, ''), count(*), sum(coalesce(case when l.outcome = 'succeeded' then l.done_amount else l.amount end, 0))
    from new_rows l group by 2, 3, 4, 5;
  else
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select 'line', date_trunc('hour', l.opened_at, 'UTC'), (select b.account_id from batches b where b.id = l.batch_ref), l.outcome,
      coalesce(l.currency, ''), sum(l.sign), sum(l.sign * coalesce(case when l.outcome = 'succeeded' then l.done_amount else l.amount end, 0))
    from (select n.*, 1 as sign from new_rows n union all select o.*, -1 from old_rows o) as l
    group by 2, 3, 4, 5
    having sum(l.sign) <> 0
      or sum(l.sign * coalesce(case when l.outcome = 'succeeded' then l.done_amount else l.amount end, 0)) <> 0;
  end if;
  return null;
end $$;
