-- The same of callbacks, which requests and apply jobs name. One that was deleted would be taken for a new one when its provider sends
-- it again, and be applied a second time. A moment, once nobody is writing to the callbacks: the door waits for it.
CREATE OR REPLACE FUNCTION "callback_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'TRUNCATE' then
    if exists (select from apply_jobs) then
      raise exception 'Apply jobs name callbacks: they can only be emptied together, by one statement.'
        using errcode = 'foreign_key_violation';
    end if;
    return null;
  end if;
  raise exception 'Callback % keeps its row and its number: without it, its next copy would be applied again. Retention removes its bytes.', old.id
    using errcode = 'foreign_key_violation';
end $$;

CREATE OR REPLACE TRIGGER "callback_stays" BEFORE DELETE OR UPDATE OF "id" ON "callbacks" FOR EACH ROW EXECUTE FUNCTION "callback_stays"();
CREATE OR REPLACE TRIGGER "callbacks_stay" AFTER TRUNCATE ON "callbacks" FOR EACH STATEMENT EXECUTE FUNCTION "callback_stays"();
