-- A call counts from its claim until its ending is written, so a limit of 20 let about 250 bulk replays a second through.
ALTER TABLE "destinations" ALTER COLUMN "concurrency_max" SET DEFAULT 50;
