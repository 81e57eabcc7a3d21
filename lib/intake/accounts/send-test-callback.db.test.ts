import { expect } from 'vitest';
import { person, accountsTest as test } from '@/e2e/support/accounts-test';
import { providers } from '@/lib/providers/registry';
import { createAccount } from './create-account';
import { getAccount } from './get-account';
import { sendTestCallback } from './send-test-callback';
import { updateAccount } from './update-account';

const ref = { provider: 'gatepay', account: 'malaysia' };
const secret = { apiSecret: 'a-secret-of-malaysia' };

test.for(providers.filter(({ testRequest }) => testRequest))(
  'goes through the real door of $id and becomes a callback that says what it is',
  async ({ id, secretFields }, { ctx }) => {
    const fields = Object.fromEntries(secretFields.map(({ name }) => [name, `secret-of-${name}`]));
    await createAccount(ctx, { provider: id, slug: 'malaysia', name: 'Malaysia', secret: fields });
    const result = await sendTestCallback(ctx, { provider: id, account: 'malaysia' });
    expect(result).toMatchObject({ outcome: 'answered', status: 200, verdict: 'accepted', callbackId: '1' });
    const callback = await ctx.db.prisma.callback.findFirstOrThrow();
    expect(callback.transferId ?? callback.batchId ?? callback.dedupKey).toMatch(/console-test-/);
    expect(Number(callback.amount ?? 0)).toBe(0);
    expect(callback.outcome).not.toBe('succeeded');
  },
);

test('each is a callback of its own, and audited with its reference', async ({ ctx }) => {
  await createAccount(ctx, { provider: 'gatepay', slug: 'malaysia', name: 'Malaysia', secret });
  await sendTestCallback(ctx, ref);
  await sendTestCallback({ ...ctx, actor: person('operator') }, ref);
  expect(await ctx.db.prisma.callback.count()).toBe(2);
  const rows = await ctx.db.prisma.auditEntry.findMany({ where: { action: 'account.tested' } });
  expect(rows.map(({ after }) => after)).toMatchObject([{ status: 200 }, { status: 200 }]);
});

test('shows what the door refuses: the console itself is not on an allow-list', async ({ ctx }) => {
  await createAccount(ctx, { provider: 'gatepay', slug: 'malaysia', name: 'Malaysia', secret });
  const { version } = await getAccount(ctx, ref);
  await updateAccount(ctx, { ...ref, version, door: { allowList: ['203.0.113.0/24'] } });
  expect(await sendTestCallback(ctx, ref)).toMatchObject({
    outcome: 'answered',
    status: 403,
    verdict: 'rejected',
    causeDetail: expect.stringContaining('127.0.0.1'),
    callbackId: null,
  });
});

test('without a secret nothing is sent; a viewer sends nothing', async ({ ctx }) => {
  await createAccount(ctx, { provider: 'gatepay', slug: 'malaysia', name: 'Malaysia', secret: {} });
  expect(await sendTestCallback(ctx, ref)).toEqual({ outcome: 'no_secret' });
  await expect(sendTestCallback({ ...ctx, actor: person('viewer') }, ref)).rejects.toThrow(/sending test callbacks/);
  expect(await ctx.db.prisma.request.count()).toBe(0);
});

test('a console that does not reach itself says where it looked', async ({ ctx }) => {
  await createAccount(ctx, { provider: 'gatepay', slug: 'malaysia', name: 'Malaysia', secret });
  await ctx.door.close();
  expect(await sendTestCallback(ctx, ref)).toMatchObject({
    outcome: 'unreachable',
    origin: expect.stringContaining('127.0.0.1'),
  });
});
