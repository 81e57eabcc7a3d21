-- What stands open is kept as figures like what arrived: a page of it reads some rows however many live issues there are. Each statement
-- that writes issues leaves what it changes of them, in its transaction, as rows of its own. They stand in the first hour of 1970, in
-- which nothing arrived. What they count stands in lib/ledger/statistics/recount.ts as well, and a test holds the two together.

-- What a live issue adds: one to the count, and its money. Sums are apart by the decimals of their amounts, so that what is added up has
-- as many as the longest amount that is still in it.
CREATE FUNCTION "figures_of_issue"(state text, kind text, value_at_risk jsonb)
RETURNS TABLE (measure text, word text, currency text, amount numeric) LANGUAGE sql IMMUTABLE AS $$
  select 'issue', state || ' ' || kind, '', 0::numeric where state in ('open', 'acknowledged')
  union all
  select 'at_risk', kind || ' ' || scale(v.amount), coalesce(v.currency, ''), v.amount
  from jsonb_to_recordset(value_at_risk) as v (currency text, amount numeric)
  where state in ('open', 'acknowledged') and scale(v.amount) is not null
$$;

CREATE FUNCTION "statistics_of_issues"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'UPDATE' then
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select f.measure, 'epoch', i.account_id, f.word, f.currency, sum(i.sign), sum(i.sign * f.amount)
    from (select n.*, 1 as sign from new_rows n union all select o.*, -1 from old_rows o) as i
    cross join lateral figures_of_issue(i.state, i.kind, i.value_at_risk) as f
    group by 1, 3, 4, 5
    having sum(i.sign) <> 0 or sum(i.sign * f.amount) <> 0;
  else
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select f.measure, 'epoch', i.account_id, f.word, f.currency, sum(i.sign), sum(i.sign * f.amount)
    from (select r.*, case tg_op when 'INSERT' then 1 else -1 end as sign from written_rows r) as i
    cross join lateral figures_of_issue(i.state, i.kind, i.value_at_risk) as f
    group by 1, 3, 4, 5;
  end if;
  return null;
end $$;

CREATE TRIGGER "statistics_of_inserted" AFTER INSERT ON "issues" REFERENCING NEW TABLE AS "written_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_issues"();
CREATE TRIGGER "statistics_of_updated" AFTER UPDATE ON "issues" REFERENCING NEW TABLE AS "new_rows" OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_issues"();
CREATE TRIGGER "statistics_of_deleted" AFTER DELETE ON "issues" REFERENCING OLD TABLE AS "written_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_issues"();

-- What is there already, as one change more; the triggers hold the table's writers until this transaction ends, so nothing falls between.
INSERT INTO "statistics_deltas" ("measure", "hour", "account_id", "word", "currency", "count", "amount")
select f.measure, 'epoch', i.account_id, f.word, f.currency, count(*), sum(f.amount)
from issues i
cross join lateral figures_of_issue(i.state, i.kind, i.value_at_risk) as f
where i.state in ('open', 'acknowledged')
group by 1, 3, 4, 5;
