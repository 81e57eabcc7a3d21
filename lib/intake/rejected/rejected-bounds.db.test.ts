import { expect } from 'vitest';
import { openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { payload, person, rightSecret, test } from '@/e2e/support/rejected-test';
import { testContext } from '@/e2e/support/test-context';
import { doorState } from '@/lib/intake/door-state';
import { getRejectedStorage } from '@/lib/intake/get-rejected-storage';
import { openDatabase } from '@/lib/platform/db/client';
import { RejectedBounds } from './rejected-bounds';

const day = '2026-03-02';
const since = new Date('2026-03-02T00:00:00Z');

test('over the bound a request gets its proper answer, is not stored, and is counted', async ({ gate, db }) => {
  await gate.setDoor({ rejectedRowsPerDayMax: 100 });
  const replies = new Set<number>();
  for (let index = 0; index < 60; index += 1) replies.add((await gate.send()).status);
  expect(replies).toEqual(new Set([401]));
  await doorState(gate.before).rejected.flush(gate.before);
  expect(await db.prisma.request.count()).toBe(50);
  expect(await getRejectedStorage({ ...gate.before, actor: person('viewer') }, { since })).toEqual([
    {
      provider: 'gatepay',
      account: 'default',
      day,
      keptRows: 50,
      keptBytes: expect.any(Number),
      droppedRows: 10,
      droppedBytes: expect.any(Number),
      lastDroppedAt: gate.clock.now().toISOString(),
    },
  ]);
});

test('the bytes that are counted are the bytes that lie on the disk', async ({ gate, db }) => {
  for (let index = 0; index < 3; index += 1) await gate.send();
  await doorState(gate.before).rejected.flush(gate.before);
  const { rows } = await db.pool.query<{ bytes: number }>('select sum(length(sealed))::int as bytes from requests');
  expect((await getRejectedStorage(gate.before, { since }))[0]?.keptBytes).toBe(rows[0]?.bytes);
});

test('bodies that are large use up the bytes long before the rows', async ({ gate, db }) => {
  await gate.setDoor({ rejectedBytesPerDayMax: 1024 * 1024 });
  for (let index = 0; index < 8; index += 1) await gate.door.send({ body: `{"pad":"${'x'.repeat(100_000)}"}` });
  expect(await db.prisma.request.count()).toBe(5);
});

test('a flood of strangers leaves half of the bound to what comes from an address on the list', async ({
  gate,
  db,
}) => {
  await gate.setDoor({ rejectedRowsPerDayMax: 100, allowList: ['198.51.100.7'] });
  for (let index = 0; index < 60; index += 1) await gate.door.send({ body: payload() });
  expect(await db.prisma.request.count({ where: { cause: 'address_not_allowed' } })).toBe(50);
  await gate.setDoor({ rejectedRowsPerDayMax: 100, allowList: ['127.0.0.1'] });
  for (let index = 0; index < 60; index += 1) await gate.send();
  expect(await db.prisma.request.count({ where: { cause: 'signature_mismatch' } })).toBe(50);
});

test('the next day begins with nothing kept', async ({ gate, db }) => {
  await gate.setDoor({ rejectedRowsPerDayMax: 100 });
  for (let index = 0; index < 51; index += 1) await gate.send();
  gate.clock.advance(24 * 3_600_000);
  await gate.send();
  expect(await db.prisma.request.count()).toBe(51);
});

test('what is believed is stored however much was rejected', async ({ gate, db }) => {
  await gate.setDoor({ rejectedRowsPerDayMax: 100 });
  for (let index = 0; index < 51; index += 1) await gate.send();
  const mended = await openWebDoor(gate.after);
  expect((await mended.send(signedGatepay(payload(), rightSecret, gate.clock.now()))).status).toBe(200);
  expect(await db.prisma.request.count({ where: { verdict: 'accepted' } })).toBe(1);
});

test('processes count together: each goes by what all of them kept', async ({ gate, databaseUrl }) => {
  const [here, there] = [new RejectedBounds(), new RejectedBounds()];
  const other = openDatabase(databaseUrl);
  const otherCtx = testContext(other, {}, gate.clock);
  const bound = { rowsMax: 10, bytesMax: 1_000_000, share: 1 };
  const take = (bounds: RejectedBounds) => bounds.take(gate.before, '1', bound, 10, gate.clock.now());
  expect(Array.from({ length: 8 }, () => take(here))).not.toContain(false);
  await here.flush(gate.before);
  expect(take(there)).toBe(true);
  await there.flush(otherCtx);
  expect([take(there), take(there)]).toEqual([true, false]);
  await other.close();
});

test('counts that the database did not take are kept for the next time', async ({ gate, db }) => {
  const bounds = new RejectedBounds();
  const away = openDatabase('postgresql://nobody@127.0.0.1:1/none', { connectTimeoutMs: 500 });
  bounds.take(gate.before, '1', { rowsMax: 1, bytesMax: 1_000, share: 1 }, 10, gate.clock.now());
  bounds.take(gate.before, '1', { rowsMax: 1, bytesMax: 1_000, share: 1 }, 10, gate.clock.now());
  await expect(bounds.flush({ db: away, clock: gate.clock })).rejects.toThrow('ECONNREFUSED');
  await bounds.flush(gate.before);
  await bounds.flush(gate.before);
  const { rows } = await db.pool.query('select kept_rows, dropped_rows::int from rejected_days');
  expect(rows).toEqual([{ kept_rows: 1, dropped_rows: 1 }]);
  await away.close();
});
