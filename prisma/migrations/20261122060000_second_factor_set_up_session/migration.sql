-- A set-up belongs to the session that began it: that one alone reads its key and ends it. One that is under way belongs to none, and
-- is begun anew. No foreign key: a set-up is good for minutes, and its session is removed by itself.
ALTER TABLE "users" ADD COLUMN "totp_next_session_id" UUID;
