-- The sealed bytes of attempts as those of requests. Changes the catalogue alone, whatever the size.
ALTER TABLE "attempts" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
ALTER TABLE "attempts" ALTER COLUMN "sealed" SET STATISTICS 0;
