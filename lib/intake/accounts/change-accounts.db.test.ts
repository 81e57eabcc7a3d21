import { describe, expect } from 'vitest';
import { person, accountsTest as test } from '@/e2e/support/accounts-test';
import { forgetAccounts, loadAccounts } from '@/lib/intake/accounts';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { AppError } from '@/lib/platform/errors';
import { insertAnswer } from '@/lib/reconcile/probe/insert-answer';
import { createAccount } from './create-account';
import { getAccount } from './get-account';
import { listAccounts } from './list-accounts';
import { setAccountEnabled } from './set-account-enabled';
import { updateAccount } from './update-account';

const malaysia = { provider: 'gatepay', account: 'malaysia' };
const given = { provider: 'gatepay', slug: 'malaysia', name: 'Malaysia', secret: {} };

describe('making an account', () => {
  test('gives it its callback URLs, its first secret and two audit rows, none of which holds the secret', async ({
    ctx,
  }) => {
    const secret = { apiSecret: ' a-secret-of-malaysia ' };
    expect(await createAccount(ctx, { ...given, secret, knobs: { clientId: 'client-9' } })).toEqual({
      outcome: 'created',
      ...malaysia,
    });
    const account = await getAccount(ctx, malaysia);
    expect(account).toMatchObject({ name: 'Malaysia', source: 'console', enabled: true, problem: null });
    expect(account.urls.map(({ path }) => path)).toEqual(['/api/callbacks/gatepay/malaysia']);
    expect(account.secrets).toMatchObject([{ hint: 'ysia', state: 'live', createdBy: 'Ada', lastUsedAt: null }]);
    expect(account.knobs.find(({ name }) => name === 'clientId')).toMatchObject({ text: 'client-9', isDefault: false });
    const audit = await ctx.db.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(audit.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual([
      'account.created Ada',
      'secret.added Ada',
    ]);
    const everything = JSON.stringify([account, audit, await listAccounts(ctx)], (_, value) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    expect(everything).not.toContain('a-secret-of');
  });

  test('is refused for a slug that is taken, reserved or unfit, and then nothing is made', async ({ ctx }) => {
    await createAccount(ctx, given);
    const before = await ctx.db.prisma.auditEntry.count();
    for (const slug of ['malaysia', 'default', 'Malaysia', '', '-a', 'a/b', 'a'.repeat(41)]) {
      const result = await createAccount(ctx, { ...given, slug });
      expect(result, slug).toMatchObject({ outcome: 'invalid', problems: { slug: expect.any(String) } });
    }
    expect(await createAccount(ctx, { ...given, provider: 'bayarcash', slug: 'return' })).toMatchObject({
      outcome: 'invalid',
    });
    expect(await ctx.db.prisma.auditEntry.count()).toBe(before);
    expect(await ctx.db.prisma.account.count({ where: { source: 'console' } })).toBe(1);
  });

  test('at once by two people makes one', async ({ ctx }) => {
    const results = await Promise.all([createAccount(ctx, given), createAccount(ctx, given)]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['created', 'invalid']);
  });

  test('is refused with a secret or a setting that cannot be used, naming the field and not the value', async ({
    ctx,
  }) => {
    const result = await createAccount(ctx, {
      ...given,
      secret: { apiSecret: 'two\nlines' },
      knobs: { timestampAgeMaxHours: '-1' },
    });
    expect(result).toMatchObject({
      outcome: 'invalid',
      problems: { apiSecret: expect.stringContaining('control character'), timestampAgeMaxHours: expect.any(String) },
    });
    expect(JSON.stringify(result)).not.toContain('lines"');
    expect(await ctx.db.prisma.account.count({ where: { source: 'console' } })).toBe(0);
  });
});

describe('changing an account', () => {
  test('changes what was given, is seen by the door at once, and is audited with what was before', async ({ ctx }) => {
    await createAccount(ctx, given);
    await loadAccounts(ctx);
    const { version } = await getAccount(ctx, malaysia);
    const door = { allowList: ['203.0.113.0/24'], ratePerSecondMax: 5 };
    expect(await updateAccount(ctx, { ...malaysia, version, door })).toEqual({ outcome: 'updated' });
    expect((await loadAccounts(ctx)).find('gatepay', 'malaysia')?.door).toMatchObject(door);
    const audit = await ctx.db.prisma.auditEntry.findFirst({ where: { action: 'account.updated' } });
    expect(audit?.before).toEqual({ allowList: '', ratePerSecondMax: 10_000 });
    expect(audit?.after).toEqual({ allowList: '203.0.113.0/24', ratePerSecondMax: 5 });
  });

  test('from an older state is refused, so that nobody writes over what somebody else set', async ({ ctx }) => {
    await createAccount(ctx, given);
    const { version } = await getAccount(ctx, malaysia);
    await updateAccount(ctx, { ...malaysia, version, name: 'First' });
    await expect(updateAccount(ctx, { ...malaysia, version, name: 'Second' })).rejects.toThrow(/meanwhile/);
    expect((await getAccount(ctx, malaysia)).name).toBe('First');
  });

  test('that changes nothing writes no audit row', async ({ ctx }) => {
    await createAccount(ctx, given);
    const { version, name } = await getAccount(ctx, malaysia);
    expect(await updateAccount(ctx, { ...malaysia, version, name })).toEqual({ outcome: 'unchanged' });
    expect(await ctx.db.prisma.auditEntry.count({ where: { action: 'account.updated' } })).toBe(0);
  });

  test('is refused for an address that is none, a bound that is too large and a knob its provider does not take', async ({
    ctx,
  }) => {
    await createAccount(ctx, given);
    const { version } = await getAccount(ctx, malaysia);
    const update = (change: object) => updateAccount(ctx, { ...malaysia, version, ...change });
    expect(await update({ door: { allowList: ['203.0.113.7', 'office'] } })).toEqual({
      outcome: 'invalid',
      problems: { allowList: expect.stringMatching(/^office is neither/) },
    });
    expect(await update({ door: { bodyBytesMax: 1e12 } })).toMatchObject({ outcome: 'invalid' });
    expect(await update({ knobs: { timestampAgeMaxHours: 'soon' } })).toMatchObject({ outcome: 'invalid' });
    expect((await getAccount(ctx, malaysia)).version).toBe(version);
  });

  test('of the environment is refused with the variables to change', async ({ ctx }) => {
    const ref = { provider: 'gatepay', account: 'default' };
    const { version } = await getAccount(ctx, ref);
    await expect(updateAccount(ctx, { ...ref, version, name: 'Ours' })).rejects.toThrow(
      /GATEPAY_API_SECRET.*GATEPAY_CLIENT_ID, GATEPAY_QUERY_URL and GATEPAY_ALLOWED_IPS/,
    );
    await expect(setAccountEnabled(ctx, ref, false)).rejects.toThrow(AppError);
  });

  test('that is not there says so', async ({ ctx }) => {
    await expect(getAccount(ctx, malaysia)).rejects.toThrow(/no account malaysia/);
    await expect(setAccountEnabled(ctx, malaysia, false)).rejects.toThrow(/no account malaysia/);
  });
});

test('disabling and enabling are each audited once, however often they are asked for', async ({ ctx }) => {
  await createAccount(ctx, given);
  for (const enabled of [false, false, true, true]) await setAccountEnabled(ctx, malaysia, enabled);
  const actions = await ctx.db.prisma.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(actions.map(({ action }) => action)).toEqual(['account.created', 'account.disabled', 'account.enabled']);
  expect((await getAccount(ctx, malaysia)).enabled).toBe(true);
});

test('everybody may look, only an admin may change', async ({ ctx }) => {
  await createAccount(ctx, given);
  const { version } = await getAccount(ctx, malaysia);
  for (const role of ['viewer', 'operator', 'finance'] as const) {
    const other = { ...ctx, actor: person(role) };
    expect((await listAccounts(other)).length).toBeGreaterThan(1);
    await expect(createAccount(other, { ...given, slug: 'second' })).rejects.toThrow(
      /does not include managing the accounts/,
    );
    await expect(updateAccount(other, { ...malaysia, version, name: 'Mine' })).rejects.toThrow(/managing the accounts/);
    await expect(setAccountEnabled(other, malaysia, false)).rejects.toThrow(/managing the accounts/);
  }
  forgetAccounts(ctx);
  expect((await loadAccounts(ctx)).find('gatepay', 'malaysia')).toMatchObject({ name: 'Malaysia', enabled: true });
});

test('what came today is counted by account, and not what came yesterday', async ({ ctx, callAt }) => {
  await createAccount(ctx, { ...given, secret: { apiSecret: 'a-secret-of-malaysia' } });
  await callAt('gatepay/malaysia', 'a-secret-of-malaysia');
  await callAt('gatepay/malaysia', 'a-secret-of-malaysia');
  await callAt('gatepay/malaysia', 'another');
  const lastReceivedAt = ctx.clock.now().toISOString();
  expect((await getAccount(ctx, malaysia)).today).toEqual({ received: 2, rejected: 1, rateLimited: 0, lastReceivedAt });
  ctx.clock.advance(24 * 60 * 60 * 1_000);
  await callAt('gatepay/malaysia', 'another');
  const today = (await getAccount(ctx, malaysia)).today;
  expect(today).toMatchObject({ received: 0, rejected: 1, rateLimited: 0 });
});

test('answers to our own probes are nothing that came today', async ({ ctx, callAt }) => {
  await createAccount(ctx, { ...given, secret: { apiSecret: 'a-secret-of-malaysia' } });
  await callAt('gatepay/malaysia', 'a-secret-of-malaysia');
  const { id: accountId, today } = await getAccount(ctx, malaysia);
  ctx.clock.advance(60_000);
  const receivedAt = ctx.clock.now();
  await insertAnswer(ctx.db.pool, {
    ...{ requestId: uuidv7(receivedAt), accountId, provider: 'gatepay', channel: 'gatepay', method: 'GET', path: '/' },
    ...{ sourceAddress: 'api', contentType: null, sealed: Buffer.of(0), bodyBytes: 1, bodySha256: Buffer.alloc(32) },
    receivedAt,
    callback: {
      ...{ type: 'x', providerStatus: 'x', outcome: 'pending', verified: true, verification: '{}' },
      ...{ dedupKey: 'probe:1', transferId: null, batchId: null, amount: null, currency: null, occurredAt: null },
    },
  });
  expect((await getAccount(ctx, malaysia)).today).toEqual(today);
});
