-- Every group that the door stores pays for these two, however small it is: they say the same as before for less.
-- Functions alone; nothing waits for it.

-- Callbacks are read once and both figures counted in one go. Hours by arithmetic, without looking up a zone by its name for each row;
-- milliseconds as floats, rounded to the whole ones that they are: numerics are made into floats by way of their text.
CREATE OR REPLACE FUNCTION "statistics_of_callbacks"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
  select case when grouping(lag) = 0 then 'lag' else 'received' end, hour, account_id, coalesce(lag, origin), '', count(*), 0
  from (
    select date_bin('1 hour', received_at, '2000-01-01 00:00:00+00') as hour, account_id, origin,
      case
        when occurred_at is null or origin <> 'provider' then null
        when received_at <= occurred_at then '-1'
        else floor(4 * log(greatest(1, round(date_part('epoch', received_at - occurred_at) * 1000))) / log(2::float8))::int::text
      end as lag
    from new_rows
  ) as arrived
  group by grouping sets ((hour, account_id, origin), (hour, account_id, lag))
  having grouping(lag) = 1 or lag is not null;
  return null;
end $$;

-- Nearly always all were accepted, and then there is nothing to write.
CREATE OR REPLACE FUNCTION "statistics_of_requests"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if exists (select from new_rows where verdict <> 'accepted') then
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select verdict, date_trunc('hour', received_at, 'UTC'), account_id, coalesce(cause, ''), '', count(*), 0
    from new_rows where verdict in ('duplicate', 'rejected') group by 1, 2, 3, 4;
  end if;
  return null;
end $$;
