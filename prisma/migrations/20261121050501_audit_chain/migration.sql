-- The audit as a chain (docs/decisions/0014-audit-chain.md). A link stands beside each entry: its place in the order of commits, and
-- the SHA-256 over the link before and the entry's content.
CREATE TABLE "audit_links" (
    "position" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_links_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_links_entry_id_key" ON "audit_links"("entry_id");

-- What the list is filtered by.
DROP INDEX "audit_entries_subject_idx";
CREATE INDEX "audit_entries_subject_at_id_idx" ON "audit_entries"("subject", "at" DESC, "id" DESC);
CREATE INDEX "audit_entries_action_at_id_idx" ON "audit_entries"("action", "at" DESC, "id" DESC);
CREATE INDEX "audit_entries_actor_kind_actor_id_at_id_idx" ON "audit_entries"("actor_kind", "actor_id", "at" DESC, "id" DESC);
CREATE INDEX "audit_entries_address_at_id_idx" ON "audit_entries"("address", "at" DESC, "id" DESC);

-- A field as it is hashed: its bytes counted, so that no two entries read alike; `-` where it is null.
CREATE FUNCTION "audit_field"("value" text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ select case when value is null then '-' else octet_length(value) || ':' || value end || ',' $$;

-- The link's hash. lib/access/audit/link-hash.ts is the same in another language; a test holds the two together.
CREATE FUNCTION "audit_hash"("previous" bytea, "place" bigint, "entry" "audit_entries") RETURNS bytea LANGUAGE sql STABLE AS $$
  select sha256(previous || convert_to(
    audit_field(place::text) || audit_field(entry.id::text)
    || audit_field(to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || audit_field(entry.actor_kind) || audit_field(entry.actor_id) || audit_field(entry.actor_name) || audit_field(entry.address)
    || audit_field(entry.action) || audit_field(entry.subject) || audit_field(entry.before::text) || audit_field(entry.after::text),
    'UTF8'))
$$;

-- Runs when the deed's transaction commits (deferred): the lock is the last that it takes, so nobody waits for it while holding it,
-- and it is held for the commit alone. Released only once the commit is seen by all: places have no gaps and no forks.
CREATE FUNCTION "audit_link"() RETURNS trigger LANGUAGE plpgsql AS $$
declare
  last audit_links;
begin
  perform pg_advisory_xact_lock(4855221234567090);
  select * into last from audit_links order by position desc limit 1;
  insert into audit_links (position, entry_id, hash)
  values (coalesce(last.position, 0) + 1, new.id,
    audit_hash(coalesce(last.hash, decode(repeat('00', 32), 'hex')), coalesce(last.position, 0) + 1, new));
  return null;
end $$;

CREATE CONSTRAINT TRIGGER "audit_linked" AFTER INSERT ON "audit_entries" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "audit_link"();

-- What was written before there was a chain, in the order of its ids.
DO $$
declare
  entry audit_entries;
  place bigint := 0;
  link bytea := decode(repeat('00', 32), 'hex');
begin
  for entry in select * from audit_entries order by id loop
    place := place + 1;
    link := audit_hash(link, place, entry);
    insert into audit_links (position, entry_id, hash) values (place, entry.id, link);
  end loop;
end $$;

CREATE FUNCTION "audit_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
begin
  raise exception 'The audit is append-only: % on % is refused.', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
end $$;

CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_links"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
-- Also in a session that says it is a replica, which skips ordinary triggers.
ALTER TABLE "audit_entries" ENABLE ALWAYS TRIGGER "audit_append_only";
ALTER TABLE "audit_links" ENABLE ALWAYS TRIGGER "audit_append_only";
