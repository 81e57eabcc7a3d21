-- What it answered is answered by "callbacks_failed_newest".
DROP INDEX IF EXISTS "callbacks_failed";
