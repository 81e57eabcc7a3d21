-- Hourly statistics of what arrived and what it came to, and where the sweeps stand.
-- CreateTable
CREATE TABLE "statistics" (
    "measure" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "account_id" BIGINT NOT NULL,
    "word" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    "amount" DECIMAL NOT NULL,

    CONSTRAINT "statistics_pkey" PRIMARY KEY ("measure","hour","account_id","word","currency")
);

-- CreateTable
CREATE TABLE "statistics_deltas" (
    "id" BIGSERIAL NOT NULL,
    "measure" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "account_id" BIGINT NOT NULL,
    "word" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    "amount" DECIMAL NOT NULL,

    CONSTRAINT "statistics_deltas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sweep_positions" (
    "sweep" TEXT NOT NULL,
    "after_at" TIMESTAMPTZ(3),
    "after_id" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sweep_positions_pkey" PRIMARY KEY ("sweep")
);

-- A queue: rows come and go all day.
ALTER TABLE "statistics_deltas" SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

-- Readers add what waits of the hours and measures that they show, however much of it there is.
-- CreateIndex
CREATE INDEX "statistics_deltas_measure_hour_idx" ON "statistics_deltas"("measure", "hour");

-- The overview counts live issues by provider and kind without a look at the rows, and reads only those that money hangs on.
CREATE INDEX "issues_live" ON "issues" ("provider", "kind") WHERE "state" IN ('open', 'acknowledged');
CREATE INDEX "issues_live_at_risk" ON "issues" ("id") WHERE "state" IN ('open', 'acknowledged') AND "value_at_risk" <> '[]';

-- What nobody took is counted live, however much of it there is.
CREATE INDEX "callbacks_failed" ON "callbacks" ("received_at", "account_id") WHERE "status" = 'failed';

-- Each statement that stores facts leaves what it changes of the figures as rows of its own, in its own transaction: no row is
-- shared, so nothing waits, and no writer can forget it. The worker folds them into "statistics". Which fact is which measure
-- stands in lib/ledger/statistics/recount.ts as well, and a test holds the two together.
CREATE FUNCTION "statistics_of_callbacks"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
  select 'received', date_trunc('hour', received_at, 'UTC'), account_id, origin, '', count(*), 0
  from new_rows group by 2, 3, 4
  union all
  select 'lag', date_trunc('hour', received_at, 'UTC'), account_id,
    case when received_at <= occurred_at then '-1'
      else floor(4 * log(greatest(1, extract(epoch from received_at - occurred_at) * 1000)::float8) / log(2::float8))::int::text end,
    '', count(*), 0
  from new_rows where occurred_at is not null and origin = 'provider' group by 2, 3, 4;
  return null;
end $$;

CREATE FUNCTION "statistics_of_requests"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
  select verdict, date_trunc('hour', received_at, 'UTC'), account_id, coalesce(cause, ''), '', count(*), 0
  from new_rows where verdict in ('duplicate', 'rejected') group by 1, 2, 3, 4;
  return null;
end $$;

CREATE FUNCTION "statistics_of_transfers"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'INSERT' then
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select 'transfer', date_trunc('hour', opened_at, 'UTC'), account_id, kind || ' ' || outcome, coalesce(currency, ''), count(*),
      sum(coalesce(case when outcome in ('succeeded', 'partial') then actual_amount end, requested_amount, actual_amount, 0))
    from new_rows where kind <> 'mandate' group by 2, 3, 4, 5;
  else
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select 'transfer', date_trunc('hour', opened_at, 'UTC'), account_id, kind || ' ' || outcome, coalesce(currency, ''), sum(sign),
      sum(sign * coalesce(case when outcome in ('succeeded', 'partial') then actual_amount end, requested_amount, actual_amount, 0))
    from (select n.*, 1 as sign from new_rows n union all select o.*, -1 from old_rows o) as changed
    where kind <> 'mandate'
    group by 2, 3, 4, 5
    having sum(sign) <> 0
      or sum(sign * coalesce(case when outcome in ('succeeded', 'partial') then actual_amount end, requested_amount, actual_amount, 0)) <> 0;
  end if;
  return null;
end $$;

CREATE FUNCTION "statistics_of_suborders"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'INSERT' then
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select 'line', date_trunc('hour', l.opened_at, 'UTC'), b.account_id, l.outcome, coalesce(l.currency, ''), count(*),
      sum(coalesce(case when l.outcome = 'succeeded' then l.done_amount else l.amount end, 0))
    from new_rows l join batches b on b.id = l.batch_ref group by 2, 3, 4, 5;
  else
    insert into statistics_deltas (measure, hour, account_id, word, currency, count, amount)
    select 'line', date_trunc('hour', l.opened_at, 'UTC'), b.account_id, l.outcome, coalesce(l.currency, ''), sum(l.sign),
      sum(l.sign * coalesce(case when l.outcome = 'succeeded' then l.done_amount else l.amount end, 0))
    from (select n.*, 1 as sign from new_rows n union all select o.*, -1 from old_rows o) as l join batches b on b.id = l.batch_ref
    group by 2, 3, 4, 5
    having sum(l.sign) <> 0
      or sum(l.sign * coalesce(case when l.outcome = 'succeeded' then l.done_amount else l.amount end, 0)) <> 0;
  end if;
  return null;
end $$;

CREATE TRIGGER "statistics_of_inserted" AFTER INSERT ON "callbacks" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_callbacks"();
CREATE TRIGGER "statistics_of_inserted" AFTER INSERT ON "requests" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_requests"();
CREATE TRIGGER "statistics_of_inserted" AFTER INSERT ON "transfers" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_transfers"();
CREATE TRIGGER "statistics_of_updated" AFTER UPDATE ON "transfers" REFERENCING NEW TABLE AS "new_rows" OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_transfers"();
CREATE TRIGGER "statistics_of_inserted" AFTER INSERT ON "suborders" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_suborders"();
CREATE TRIGGER "statistics_of_updated" AFTER UPDATE ON "suborders" REFERENCING NEW TABLE AS "new_rows" OLD TABLE AS "old_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_of_suborders"();

-- What is there already; the triggers hold the tables until this transaction ends, so nothing falls between.
INSERT INTO "statistics" ("measure", "hour", "account_id", "word", "currency", "count", "amount")
select 'received', date_trunc('hour', received_at, 'UTC'), account_id, origin, '', count(*), 0
from callbacks group by 2, 3, 4
union all
select 'lag', date_trunc('hour', received_at, 'UTC'), account_id,
  case when received_at <= occurred_at then '-1'
    else floor(4 * log(greatest(1, extract(epoch from received_at - occurred_at) * 1000)::float8) / log(2::float8))::int::text end,
  '', count(*), 0
from callbacks where occurred_at is not null and origin = 'provider' group by 2, 3, 4
union all
select verdict, date_trunc('hour', received_at, 'UTC'), account_id, coalesce(cause, ''), '', count(*), 0
from requests where verdict in ('duplicate', 'rejected') group by 1, 2, 3, 4
union all
select 'transfer', date_trunc('hour', opened_at, 'UTC'), account_id, kind || ' ' || outcome, coalesce(currency, ''), count(*),
  sum(coalesce(case when outcome in ('succeeded', 'partial') then actual_amount end, requested_amount, actual_amount, 0))
from transfers where kind <> 'mandate' group by 2, 3, 4, 5
union all
select 'line', date_trunc('hour', l.opened_at, 'UTC'), b.account_id, l.outcome, coalesce(l.currency, ''), count(*),
  sum(coalesce(case when l.outcome = 'succeeded' then l.done_amount else l.amount end, 0))
from suborders l join batches b on b.id = l.batch_ref group by 2, 3, 4, 5;
