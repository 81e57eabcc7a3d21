-- When the person of a session proved themselves at the sign-in service, as that said: how old the session is proves nothing where
-- the service remembers its browser. Null of those that are open: whoever needs the proof signs in again.
ALTER TABLE "sessions" ADD COLUMN "authenticated_at" TIMESTAMPTZ(3);
