import { expect, onTestFinished, vi } from 'vitest';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { StartUpError } from '@/lib/platform/errors';
import { providers } from '@/lib/providers/registry';
import { ensureAccounts, forgetAccounts, loadAccounts } from './accounts';

test('every provider gets its default account once, however many processes start', async ({ db }) => {
  await Promise.all([testContext(db), testContext(db), testContext(db)].map(ensureAccounts));
  const accounts = await db.prisma.account.findMany();
  expect(accounts.map(({ provider, slug, source }) => `${provider}/${slug} ${source}`).sort()).toEqual(
    providers.map(({ id }) => `${id}/default environment`).sort(),
  );
});

test('starting again changes nothing that was set', async ({ db }) => {
  const ctx = testContext(db);
  await ensureAccounts(ctx);
  await db.prisma.account.updateMany({ where: { provider: 'gatepay' }, data: { name: 'Ours', enabled: false } });
  await ensureAccounts(ctx);
  expect((await loadAccounts(ctx)).find('gatepay', 'default')).toMatchObject({ name: 'Ours', enabled: false });
  await db.prisma.account.updateMany({ where: { provider: 'gatepay' }, data: { enabled: true } });
});

test('secrets, addresses and knobs come from the environment, with the defaults beside them', async ({ db }) => {
  const ctx = testContext(db, {
    GATEPAY_API_SECRET: 'first-secret, second-secret',
    GATEPAY_ALLOWED_IPS: '203.0.113.0/24,2001:db8::1',
    GATEPAY_CLIENT_ID: 'client-7',
  });
  await ensureAccounts(ctx);
  const account = (await loadAccounts(ctx)).find('gatepay', 'default');
  expect(account?.view.credentials.map(({ fields }) => fields.apiSecret)).toEqual(['first-secret', 'second-secret']);
  expect(account?.view.settings).toMatchObject({ clientId: 'client-7' });
  expect(account?.allowList).toHaveLength(2);
  expect(account?.door).toMatchObject({ bodyBytesMax: 1024 * 1024 });
  expect(account?.problem).toBeNull();
});

test('a change is seen at once where it was made', async ({ db }) => {
  const ctx = testContext(db);
  await ensureAccounts(ctx);
  await loadAccounts(ctx);
  await db.prisma.account.create({
    data: { provider: 'gatepay', slug: 'malaysia', name: 'Malaysia', source: 'console' },
  });
  expect((await loadAccounts(ctx)).find('gatepay', 'malaysia')).toBeNull();
  forgetAccounts(ctx);
  const account = (await loadAccounts(ctx)).find('gatepay', 'malaysia');
  expect(account?.view.credentials).toEqual([]);
  expect((await loadAccounts(ctx)).byId(account?.id ?? '')).toBe(account);
});

test('while callbacks keep coming a newer reading is made beside them, and nobody waits for it', async ({ db }) => {
  const ctx = testContext(db);
  await ensureAccounts(ctx);
  const nameNow = async () => (await loadAccounts(ctx)).find('gatepay', 'default')?.name;
  const before = await nameNow();
  const startedAtMs = performance.now();
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => startedAtMs + 2_000);
  onTestFinished(() => clock.mockRestore());
  const locked = await db.pool.connect();
  await locked.query(`begin; lock table accounts in access exclusive mode; update accounts set name = 'Renamed'`);
  // Two seconds old: told at once although no newer one can be had.
  expect(await nameNow()).toBe(before);
  await locked.query('commit');
  locked.release();
  await expect.poll(nameNow).toBe('Renamed');
});

test('settings that cannot be read close the account instead of opening it', async ({ db }) => {
  const ctx = testContext(db);
  await db.prisma.account.create({
    data: {
      provider: 'gatepay',
      slug: 'broken',
      name: 'Broken',
      source: 'console',
      settings: { door: { allowList: ['x'] } },
    },
  });
  forgetAccounts(ctx);
  expect((await loadAccounts(ctx)).find('gatepay', 'broken')?.problem).toMatch(/settings/);
});

test('a variable that is no address stops the start and is named', async ({ db }) => {
  const ctx = testContext(db, { GATEPAY_ALLOWED_IPS: '203.0.113.0/24, office' });
  await expect(ensureAccounts(ctx)).rejects.toThrow(StartUpError);
  await expect(ensureAccounts(ctx)).rejects.toThrow(/GATEPAY_ALLOWED_IPS.*office/);
});
