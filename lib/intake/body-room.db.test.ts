import { expect } from 'vitest';
import { openNodeDoor, openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { ensureAccounts } from './accounts';
import { doorState } from './door-state';

const secret = 'gatepay-secret-for-tests-only';
const mebibyte = 1024 * 1024;

for (const open of [openNodeDoor, openWebDoor]) {
  test(`while large bodies take all the room, small callbacks get in and large ones come later: ${open.name}`, async ({
    db,
  }) => {
    const ctx = testContext({ ...db }, { GATEPAY_API_SECRET: secret });
    await ensureAccounts(ctx);
    const door = await open(ctx);
    const send = (batch: string, bytes: number) => {
      const body = JSON.stringify({ main_order: { batch_id: batch, status: 'INIT', pad: 'x'.repeat(bytes) } });
      return door.send(signedGatepay(body, secret, ctx.clock.now()));
    };
    const before = await db.prisma.request.count();
    const others = doorState(ctx).room.claim();
    expect(others.hold(128 * mebibyte)).toBe(true);
    const refused = await send(`${open.name}-large`, mebibyte / 2);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await db.prisma.request.count()).toBe(before);
    expect((await send(`${open.name}-small`, 1_000)).status).toBe(200);
    others.end();
    expect((await send(`${open.name}-large`, mebibyte / 2)).status).toBe(200);
    // What a request held is given back with its answer.
    expect(
      doorState(ctx)
        .room.claim()
        .hold(128 * mebibyte),
    ).toBe(true);
    await door.close();
  });
}
