-- As of the requests (20261121150200_requests_without_key): the second table is never waited for while the first is held.
DO $$
declare
  first_is_held boolean;
begin
  for tries in 1..50 loop
    first_is_held := false;
    begin
      lock table "callbacks" in access exclusive mode;
      first_is_held := true;
      lock table "transitions" in access exclusive mode nowait;
      alter table "transitions" drop constraint if exists "transitions_callback_id_fkey";
      return;
    exception when lock_not_available then
      -- The first was not free: those who wait behind us get through before the next try, as at any migration.
      if not first_is_held then raise; end if;
      -- Both are let go by now.
      perform pg_sleep(0.02);
    end;
  end loop;
  raise exception 'The tables callbacks and transitions were never free together.' using errcode = 'lock_not_available';
end $$;
