-- A key holds the tables on both of its ends while it is dropped, a moment each. Whoever applies comes to accounts and then to callbacks,
-- the door the other way round: so the second table is never waited for, but let go with the first and tried again.
DO $$
declare
  first_is_held boolean;
begin
  for tries in 1..50 loop
    first_is_held := false;
    begin
      lock table "accounts" in access exclusive mode;
      first_is_held := true;
      lock table "requests" in access exclusive mode nowait;
      alter table "requests" drop constraint if exists "requests_account_id_fkey";
      return;
    exception when lock_not_available then
      -- The first was not free: those who wait behind us get through before the next try, as at any migration.
      if not first_is_held then raise; end if;
      -- Both are let go by now.
      perform pg_sleep(0.02);
    end;
  end loop;
  raise exception 'The tables accounts and requests were never free together.' using errcode = 'lock_not_available';
end $$;
