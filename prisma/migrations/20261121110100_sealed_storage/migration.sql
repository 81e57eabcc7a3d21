-- Sealed bytes look like noise: no attempt is made to compress them where a row is longer than a page's quarter, and the planner
-- learns nothing of their distribution. Changes the catalogue alone: no row is rewritten, whatever the size; it waits for statements
-- that are under way, as briefly as any.
ALTER TABLE "requests" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
ALTER TABLE "requests" ALTER COLUMN "sealed" SET STATISTICS 0;
