-- What they were counted and summed by is kept as figures.
DROP INDEX IF EXISTS "issues_live";
DROP INDEX IF EXISTS "issues_live_at_risk";
