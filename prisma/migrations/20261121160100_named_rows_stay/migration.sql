-- What the ledger and the deliveries write is to stand without the keys that each row looked up and locked its account or callback by
-- (those that follow take them away; docs/decisions/0024-the-doors-rows-without-foreign-keys.md). Deleting and renumbering accounts and
-- callbacks is refused already; now they are not emptied without these rows either. A moment; nothing waits for it.
CREATE OR REPLACE FUNCTION "account_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'TRUNCATE' then
    if exists (select from requests) or exists (select from callbacks) or exists (select from batches) or exists (select from transfers) then
      raise exception 'Requests, callbacks, batches and transfers name accounts: they can only be emptied together, by one statement.'
        using errcode = 'foreign_key_violation';
    end if;
    return null;
  end if;
  raise exception 'Account % keeps its row and its number, for requests and callbacks name it: disable it instead.', old.id
    using errcode = 'foreign_key_violation';
end $$;

CREATE OR REPLACE FUNCTION "callback_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  if tg_op = 'TRUNCATE' then
    if exists (select from apply_jobs) or exists (select from transitions) or exists (select from deliveries where callback_id is not null) then
      raise exception 'Apply jobs, transitions and deliveries name callbacks: they can only be emptied together, by one statement.'
        using errcode = 'foreign_key_violation';
    end if;
    return null;
  end if;
  raise exception 'Callback % keeps its row and its number: without it, its next copy would be applied again. Retention removes its bytes.', old.id
    using errcode = 'foreign_key_violation';
end $$;
