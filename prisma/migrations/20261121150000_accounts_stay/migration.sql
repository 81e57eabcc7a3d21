-- Requests, callbacks and apply jobs, which the door writes, are to stand without foreign keys (those that follow take them away;
-- docs/decisions/0024-the-doors-rows-without-foreign-keys.md). What they guarded is guarded here and for callbacks, on the side that
-- hardly ever changes: nobody deletes an account, or gives it another number. A moment, once nobody is writing to the accounts.
CREATE OR REPLACE FUNCTION "account_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'TRUNCATE' then
    if exists (select from requests) or exists (select from callbacks) then
      raise exception 'Requests and callbacks name accounts: they can only be emptied together, by one statement.'
        using errcode = 'foreign_key_violation';
    end if;
    return null;
  end if;
  raise exception 'Account % keeps its row and its number, for requests and callbacks name it: disable it instead.', old.id
    using errcode = 'foreign_key_violation';
end $$;

CREATE OR REPLACE TRIGGER "account_stays" BEFORE DELETE OR UPDATE OF "id" ON "accounts" FOR EACH ROW EXECUTE FUNCTION "account_stays"();
CREATE OR REPLACE TRIGGER "accounts_stay" AFTER TRUNCATE ON "accounts" FOR EACH STATEMENT EXECUTE FUNCTION "account_stays"();
