import { expect } from 'vitest';
import { addDestination, applyAndSchedule, deliverOnce, test } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import type { Actor, Role } from '@/lib/access/actor';
import { getAttempt } from './get-attempt';
import { listDeliveries } from './list-deliveries';

const person = (role: Role): Actor => ({
  ...{ kind: 'person', userId: '7', sessionId: '', name: role, email: `${role}@example.com`, role, address: null },
});

test('the hash of a request that holds something masked is told to who may reveal alone', async ({
  ctx,
  backend,
  tools,
}) => {
  await addDestination(ctx, backend.url);
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [{ merchant_withdraw_id: 'm1', email: 'siti@example.com' }]));
  await postGatepay(ctx, withdrawBody('b2', 'SUCCESS', [{ merchant_withdraw_id: 'm2' }]));
  await applyAndSchedule(ctx);
  await deliverOnce(ctx, tools);
  const told = async (role: Role, callbackId: string) => {
    const as = { ...ctx, actor: person(role) };
    const [listed] = (await listDeliveries(as, { callbackId }))[0]?.attempts ?? [];
    const details = await getAttempt(as, { id: listed?.id ?? '' });
    expect(Buffer.from(details.requestBody ?? '', 'base64').toString()).not.toContain('siti@example.com');
    return [details.bodiesMasked, listed?.requestSha256 != null, details.requestSha256 !== null];
  };
  expect(await told('finance', '1')).toEqual([true, true, true]);
  expect(await told('operator', '1')).toEqual([true, false, false]);
  expect(await told('finance', '2')).toEqual([false, true, true]);
  expect(await told('operator', '2')).toEqual([false, false, true]);
  // As where an older version made another body of it: nobody can tell what was in that one.
  await ctx.db.pool.query(
    `update attempts set request_sha256 = sha256('+60123456789') where callback_id in (select id from callbacks where batch_id = 'b2')`,
  );
  expect(await told('finance', '2')).toEqual([false, true, true]);
  expect(await told('operator', '2')).toEqual([false, false, false]);
});
