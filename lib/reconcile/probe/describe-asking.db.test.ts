import { expect } from 'vitest';
import { test as base } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { createAccount } from '@/lib/intake/accounts/create-account';
import { describeAsking } from './describe-asking';

const test = base.extend('withVariables', ({ db }) => async (variables: Record<string, string>) => {
  const ctx = testContext(db, variables);
  await ensureAccounts(ctx);
  return { ...ctx, actor: { kind: 'system', name: 'tests' } } satisfies ActorContext;
});

const callbackPair = { BASSWALLET_CALLBACK_KEY: 'callback-key', BASSWALLET_CALLBACK_SECRET: 'callback-secret' };

test('an account that takes callbacks and cannot ask says which fields and variables it lacks', async ({
  withVariables,
}) => {
  const ref = { provider: 'basswallet', account: 'default' };
  const without = await describeAsking(await withVariables(callbackPair), ref);
  expect(without?.notReady).toContain('Request API key (BASSWALLET_REQUEST_KEY)');
  expect(without?.notReady).toContain('Request Secret (BASSWALLET_REQUEST_SECRET)');
  const requestPair = { BASSWALLET_REQUEST_KEY: 'request-key', BASSWALLET_REQUEST_SECRET: 'request-secret' };
  const ready = await describeAsking(await withVariables({ ...callbackPair, ...requestPair }), ref);
  expect(ready).toMatchObject({ notReady: null, baseUrl: 'https://api.basswallet.com/api' });
  for (const secret of [...Object.values(callbackPair), ...Object.values(requestPair)]) {
    expect(JSON.stringify(ready)).not.toContain(secret);
  }
});

test('an account made on screen can ask once the optional fields are given, at its own address', async ({
  withVariables,
}) => {
  const ctx = await withVariables({});
  const secret = { secretKey: 'secret-of-a-portal', accessToken: 'token-of-a-portal' };
  const knobs = { queryUrl: 'https://api.console.bayarcash-sandbox.com/v3/' };
  const made = await createAccount(ctx, { provider: 'bayarcash', slug: 'sandbox', name: 'Sandbox', secret, knobs });
  expect(made).toMatchObject({ outcome: 'created' });
  expect(await describeAsking(ctx, { provider: 'bayarcash', account: 'sandbox' })).toMatchObject({
    notReady: null,
    baseUrl: 'https://api.console.bayarcash-sandbox.com/v3',
  });
});

test('the test doors cannot be asked, and an account that is not there is not found', async ({ withVariables }) => {
  const ctx = await withVariables({});
  expect(await describeAsking(ctx, { provider: 'test', account: 'default' })).toBeNull();
  await expect(describeAsking(ctx, { provider: 'test', account: 'nobody' })).rejects.toThrow('There is no account');
});
