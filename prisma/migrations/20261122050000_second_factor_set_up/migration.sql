-- A set-up under way keeps its secret beside the one that is on, so that a new app takes the old one's place at once and not before.
-- Who was in the middle of a set-up begins it again.
ALTER TABLE "users" ADD COLUMN "totp_next_sealed" BYTEA;
