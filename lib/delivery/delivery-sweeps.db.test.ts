import { expect, vi } from 'vitest';
import { addDestination, test as base, readDeliveries } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { makeSweeps } from './delivery-sweeps';
import { startWorker } from './worker';

/** `test` whose database refuses one of the sweeps, by a fault that lasts until `mend`. */
const test = base.extend('fault', { auto: true }, async ({ db }, { onCleanup }) => {
  const mend = () =>
    db.pool.query('drop trigger if exists broken on destination_windows; drop function if exists broken');
  await db.pool.query(`
    create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger broken before delete on destination_windows for each statement execute function broken()`);
  onCleanup(async () => void (await mend()));
  return { mend };
});

test('a sweep that fails for good keeps no delivery from going on', async ({ ctx, db, backend }) => {
  const told = vi.spyOn(ctx.log, 'error');
  await addDestination(ctx, backend.url);
  const worker = startWorker(ctx);
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', []));
  await backend.until(1);
  await worker.stop();
  expect(told).toHaveBeenCalledWith({ sweep: 'windows', error: expect.stringContaining('P0001') }, expect.any(String));
  expect(await readDeliveries(db)).toEqual(['1 delivered 1']);
});

test('it is told once, and once more when it works again', async ({ ctx, fault }) => {
  const [told, mended] = [vi.spyOn(ctx.log, 'error'), vi.spyOn(ctx.log, 'info')];
  const sweep = makeSweeps(ctx, 0);
  await sweep();
  await sweep();
  expect(told.mock.calls).toEqual([
    [{ sweep: 'windows', error: expect.stringContaining('P0001') }, expect.any(String)],
  ]);
  await fault.mend();
  await sweep();
  await sweep();
  expect(mended.mock.calls).toEqual([[{ sweep: 'windows' }, expect.any(String)]]);
});
