import { describe, expect } from 'vitest';
import { person, accountsTest as test } from '@/e2e/support/accounts-test';
import { forgetAccounts, loadAccounts } from '@/lib/intake/accounts';
import { doorState } from '@/lib/intake/door-state';
import { hourMs, minuteMs } from '@/lib/platform/time';
import { openVault } from '@/lib/platform/vault';
import { addSecret, liveSecretsMax } from './add-secret';
import { createAccount } from './create-account';
import { getAccount } from './get-account';
import { retireSecret } from './retire-secret';
import { revokeSecret } from './revoke-secret';
import { setAccountEnabled } from './set-account-enabled';
import { tendSecrets } from './tend-secrets';

const ref = { provider: 'gatepay', account: 'malaysia' };
const [old, fresh] = ['the-old-secret-of-2025', 'the-new-secret-of-2026'];

const withAccount = test.extend('door', async ({ ctx, callAt }) => {
  // A minute ago, so that what comes next is newer.
  const earlier = { now: () => new Date(ctx.clock.now().getTime() - minuteMs) };
  const malaysia = { provider: 'gatepay', slug: 'malaysia', name: 'Malaysia' };
  await createAccount({ ...ctx, clock: earlier }, { ...malaysia, secret: { apiSecret: old } });
  return {
    /** What the door answers a callback signed with `secret`. */
    status: async (secret: string) => (await callAt('gatepay/malaysia', secret)).status,
    secrets: async () => (await getAccount(ctx, ref)).secrets,
    rotate: (overlapHours: number | null) => addSecret(ctx, { ...ref, fields: { apiSecret: fresh }, overlapHours }),
  };
});

withAccount(
  'an account made on screen takes callbacks signed with its secret, and no others',
  async ({ door, ctx }) => {
    expect(await door.status(old)).toBe(200);
    expect(await door.status('somebody-else')).toBe(401);
    expect(await ctx.db.prisma.callback.count()).toBe(1);
  },
);

withAccount(
  'a disabled account refuses what is genuine, and takes it again once it is enabled',
  async ({ door, ctx }) => {
    await setAccountEnabled(ctx, ref, false);
    expect(await door.status(old)).toBe(403);
    await setAccountEnabled(ctx, ref, true);
    expect(await door.status(old)).toBe(200);
  },
);

describe('rotation', () => {
  withAccount(
    'accepts both secrets until the end of the overlap, and the old one not a millisecond longer',
    async ({ door, ctx }) => {
      expect(await door.rotate(24)).toEqual({ outcome: 'added' });
      expect([await door.status(old), await door.status(fresh)]).toEqual([200, 200]);
      ctx.clock.advance(24 * hourMs - 1);
      expect(await door.status(old)).toBe(200);
      ctx.clock.advance(1);
      // The reading of the accounts is the one from before the end.
      expect([await door.status(old), await door.status(fresh)]).toEqual([401, 200]);
      const { secrets, ended } = await getAccount(ctx, ref);
      expect(secrets).toMatchObject([{ hint: '2026', state: 'live' }]);
      expect(ended).toMatchObject([{ hint: '2025', ended: 'retired', endedAt: '2026-03-03T09:00:00.000Z' }]);
    },
  );

  withAccount('is audited as one secret added and one retired, by their hints', async ({ door, ctx }) => {
    await door.rotate(1);
    const rows = await ctx.db.prisma.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 2 });
    expect(rows.map(({ action, after }) => [action, after])).toMatchObject([
      ['secret.retired', { hint: '2025', retiresAt: '2026-03-02T10:00:00.000Z' }],
      ['secret.added', { hint: '2026' }],
    ]);
    expect(JSON.stringify(rows.map(({ before, after }) => [before, after]))).not.toContain('secret-of');
  });

  withAccount('never leaves an account without a secret by itself', async ({ door, ctx }) => {
    const [only] = await door.secrets();
    const retire = (overlapHours: number | null) =>
      retireSecret(ctx, { ...ref, secretId: only?.id ?? '', overlapHours });
    await expect(retire(1)).rejects.toThrow(/Add the new secret first/);
    await door.rotate(null);
    await retire(1);
    expect((await door.secrets()).map(({ state }) => state)).toEqual(['live', 'retiring']);
    await retire(null);
    ctx.clock.advance(2 * hourMs);
    expect(await door.status(old)).toBe(200);
  });

  withAccount('has an end that comes sooner stay as it is', async ({ door, ctx }) => {
    await door.rotate(1);
    ctx.clock.advance(minuteMs);
    await addSecret(ctx, { ...ref, fields: { apiSecret: 'the-third-secret' }, overlapHours: 48 });
    const ends = (await door.secrets()).map(({ hint, retiresAt }) => [hint, retiresAt]);
    expect(ends).toEqual([
      ['cret', null],
      ['2026', '2026-03-04T09:01:00.000Z'],
      ['2025', '2026-03-02T10:00:00.000Z'],
    ]);
  });
});

describe('revoking', () => {
  withAccount('ends a secret at once and erases its bytes, also the last one', async ({ door, ctx }) => {
    const [secret] = await door.secrets();
    await revokeSecret(ctx, { ...ref, secretId: secret?.id ?? '' });
    expect(await door.status(old)).toBe(503);
    const row = await ctx.db.prisma.accountSecret.findFirstOrThrow();
    expect([row.sealed, row.hint]).toEqual([null, '2025']);
    await expect(revokeSecret(ctx, { ...ref, secretId: row.id })).rejects.toThrow(/not live/);
    expect(await ctx.db.prisma.auditEntry.count({ where: { action: 'secret.revoked' } })).toBe(1);
  });

  withAccount('reaches no secret of another account', async ({ door, ctx }) => {
    const [secret] = await door.secrets();
    await createAccount(ctx, { provider: 'gatepay', slug: 'other', name: 'Other', secret: {} });
    const other = { provider: 'gatepay', account: 'other', secretId: secret?.id ?? '' };
    await expect(revokeSecret(ctx, other)).rejects.toThrow(/not live/);
    await expect(retireSecret(ctx, { ...other, overlapHours: 1 })).rejects.toThrow(/not live/);
    expect(await door.status(old)).toBe(200);
  });
});

withAccount('a secret that is live already, or one too many, is not added', async ({ door, ctx }) => {
  const add = (apiSecret: string) => addSecret(ctx, { ...ref, fields: { apiSecret }, overlapHours: null });
  expect(await add(old)).toMatchObject({ problems: { apiSecret: expect.stringContaining('live already') } });
  for (let count = 1; count < liveSecretsMax; count += 1) await add(`secret-number-${count}`);
  expect(await add('one-too-many')).toMatchObject({ problems: { apiSecret: expect.stringContaining('10 live') } });
  expect(await door.secrets()).toHaveLength(liveSecretsMax);
});

withAccount('only an admin touches secrets', async ({ door, ctx }) => {
  const [secret] = await door.secrets();
  const secretId = secret?.id ?? '';
  for (const role of ['viewer', 'operator', 'finance'] as const) {
    const other = { ...ctx, actor: person(role) };
    await expect(addSecret(other, { ...ref, fields: {}, overlapHours: null })).rejects.toThrow(/managing the accounts/);
    await expect(retireSecret(other, { ...ref, secretId, overlapHours: 1 })).rejects.toThrow(/managing the accounts/);
    await expect(revokeSecret(other, { ...ref, secretId })).rejects.toThrow(/managing the accounts/);
  }
  expect(await door.status(old)).toBe(200);
});

describe('last use', () => {
  withAccount(
    'is that of the secret that matched, written at most once a minute and never for a forgery',
    async ({ door, ctx }) => {
      await door.rotate(24);
      const { uses } = doorState(ctx);
      const seen = async () => {
        await uses.flush(ctx);
        return (await door.secrets()).map(({ hint, lastUsedAt }) => [hint, lastUsedAt]);
      };
      await door.status('somebody-else');
      expect(await seen()).toEqual([
        ['2026', null],
        ['2025', null],
      ]);
      await door.status(old);
      expect(await seen()).toEqual([
        ['2026', null],
        ['2025', '2026-03-02T09:00:00.000Z'],
      ]);
      ctx.clock.advance(minuteMs - 1);
      await door.status(old);
      expect(await seen()).toEqual([
        ['2026', null],
        ['2025', '2026-03-02T09:00:00.000Z'],
      ]);
      ctx.clock.advance(1);
      await door.status(old);
      expect(await seen()).toEqual([
        ['2026', null],
        ['2025', '2026-03-02T09:01:00.000Z'],
      ]);
    },
  );

  withAccount('is known of a secret from the environment, which is itself stored nowhere', async ({ ctx, callAt }) => {
    const list = (name: string) => (name === 'GATEPAY_API_SECRET' ? [fresh] : []);
    Object.assign(ctx.environment, { list });
    const bare = { ...ctx, environment: { ...ctx.environment, list } };
    forgetAccounts(ctx);
    await loadAccounts(bare);
    expect((await callAt('gatepay', fresh)).status).toBe(200);
    await doorState(ctx).uses.flush(ctx);
    const { secrets } = await getAccount(bare, { provider: 'gatepay', account: 'default' });
    expect(secrets).toMatchObject([{ id: null, hint: '2026', lastUsedAt: '2026-03-02T09:00:00.000Z' }]);
    const { rows } = await ctx.db.pool.query('select secret_key from secret_uses');
    expect(JSON.stringify(rows)).toMatch(/environment:[0-9a-f]{32}/);
  });
});

describe('after a change of CONSOLE_SECRET', () => {
  const [before, after] = ['a-master-secret-for-tests-only', 'the-next-master-secret'];

  withAccount(
    'secrets are sealed again at the start, once, and the earlier one is not needed for them',
    async ({ ctx, door }) => {
      const started = { ...ctx, vault: openVault([after, before]) };
      const results = await Promise.all([tendSecrets(started), tendSecrets(started)]);
      expect(results.map(({ resealed }) => resealed).reduce((sum, count) => sum + count)).toBe(1);
      expect(await ctx.db.prisma.auditEntry.count({ where: { action: 'secret.resealed' } })).toBe(1);
      forgetAccounts(ctx);
      const account = (await loadAccounts({ ...ctx, vault: openVault([after]) })).find('gatepay', 'malaysia');
      expect(account?.view.credentials.map(({ fields }) => fields.apiSecret)).toEqual([old]);
      expect(await door.status(old)).toBe(200);
    },
  );

  withAccount(
    'without the earlier one, what does not open proves nothing and is shown so, and the others go on',
    async ({ ctx, door }) => {
      const changed = { ...ctx, vault: openVault([after]) };
      await addSecret(
        { ...ctx, vault: openVault([after, before]) },
        { ...ref, fields: { apiSecret: fresh }, overlapHours: null },
      );
      forgetAccounts(ctx);
      await loadAccounts(changed);
      expect([await door.status(old), await door.status(fresh)]).toEqual([401, 200]);
      expect((await getAccount(changed, ref)).secrets.map(({ state }) => state)).toEqual(['live', 'unreadable']);
      const next = { ...ctx, vault: openVault(['the-secret-after-that', after]) };
      expect(await tendSecrets(next)).toEqual({ erased: 0, resealed: 1 });
      expect(await tendSecrets({ ...ctx, vault: openVault(['the-secret-after-that']) })).toEqual({
        erased: 0,
        resealed: 0,
      });
      expect((await getAccount(next, ref)).secrets.map(({ state }) => state)).toEqual(['live', 'unreadable']);
    },
  );

  withAccount('a secret that has ended is erased at the start', async ({ ctx, door }) => {
    await door.rotate(1);
    ctx.clock.advance(hourMs);
    expect(await tendSecrets(ctx)).toEqual({ erased: 1, resealed: 0 });
    expect(await door.status(fresh)).toBe(200);
  });
});
