import { expect } from 'vitest';
import { openNodeDoor } from '@/e2e/support/door-client';
import { emptyLedger } from '@/e2e/support/empty-tables';
import { applyAll } from '@/e2e/support/ledger-test';
import { counted, stated } from '@/e2e/support/statistics';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import { hourMs } from '@/lib/platform/time';
import { b2binpay } from '@/lib/providers/b2binpay';
import { fixtures as b2binpayFixtures } from '@/lib/providers/b2binpay.fixtures';
import { basswallet } from '@/lib/providers/basswallet';
import { fixtures as basswalletFixtures } from '@/lib/providers/basswallet.fixtures';
import type { Provider } from '@/lib/providers/contract';
import type { ProviderFixtures } from '@/lib/providers/fixtures';
import { gatepay } from '@/lib/providers/gatepay';
import { fixtures as gatepayFixtures } from '@/lib/providers/gatepay.fixtures';
import { foldDeltas } from './fold-deltas';
import { measures } from './measures';
import { rebuildStatistics } from './rebuild-statistics';

const subjects: readonly { provider: Pick<Provider, 'sign' | 'secretFields'>; fixtures: ProviderFixtures }[] = [
  { provider: b2binpay, fixtures: b2binpayFixtures },
  { provider: basswallet, fixtures: basswalletFixtures },
  { provider: gatepay, fixtures: gatepayFixtures },
];

const variables = Object.fromEntries(
  subjects.flatMap(({ provider, fixtures }) =>
    provider.secretFields.map(({ name, variable }) => [variable, fixtures.secrets[name] ?? '']),
  ),
);

/** A console with a door; `send` sends every sample of every provider once, again, and with a broken signature. */
const test = base.extend('console', async ({ db }, { onCleanup }) => {
  const ctx = testContext(db, variables);
  await emptyLedger(db);
  await ensureAccounts(ctx);
  const door = await openNodeDoor(ctx);
  onCleanup(door.close);
  const send = async () => {
    for (const { provider, fixtures } of subjects) {
      const right = makeCredential(provider, fixtures.secrets);
      const wrong = makeCredential(
        provider,
        Object.fromEntries(Object.keys(fixtures.secrets).map((name) => [name, 'wrong'])),
      );
      for (const { request } of fixtures.samples) {
        for (const credential of [right, right, wrong]) {
          const signed = provider.sign(request, { credential, at: ctx.clock.now(), nonce: 'nonce1' });
          await door.send({ path: signed.path, headers: signed.headers, body: signed.body });
        }
      }
    }
  };
  return { ctx, send };
});

test('equal a count over the facts after every step: stored, sent again, rejected, applied, folded', async ({
  console: { ctx, send },
}) => {
  await send();
  expect(await stated(ctx.db.pool)).toEqual(await counted(ctx.db.pool));
  ctx.clock.advance(hourMs);
  await applyAll(ctx, 3);
  const facts = await counted(ctx.db.pool);
  expect(new Set(facts.map((row) => row.split(' ')[0]))).toEqual(new Set(measures));
  expect(await stated(ctx.db.pool)).toEqual(facts);
  expect(await foldDeltas(ctx, 7)).toBe(7);
  expect(await stated(ctx.db.pool)).toEqual(facts);
  while ((await foldDeltas(ctx)) > 0);
  expect(await stated(ctx.db.pool)).toEqual(facts);
  const { rows } = await ctx.db.pool.query('select 1 from statistics_deltas');
  expect(rows).toEqual([]);
});

test('count every change once however many fold at the same time', async ({ console: { ctx, send } }) => {
  await send();
  await applyAll(ctx);
  const folding = Array.from({ length: 4 }, async () => {
    let folded = 0;
    for (let round = 0; round < 40; round += 1) folded += await foldDeltas(ctx, 5);
    return folded;
  });
  const sums = await Promise.all(folding);
  expect(sums.reduce((sum, folded) => sum + folded, 0)).toBeGreaterThan(0);
  expect(await stated(ctx.db.pool)).toEqual(await counted(ctx.db.pool));
});

test('are rebuilt from the facts, also while callbacks are applied and changes folded', async ({
  console: { ctx, send },
}) => {
  await send();
  await ctx.db.pool.query('update statistics_deltas set count = count + 7 where id % 2 = 0');
  expect(await stated(ctx.db.pool)).not.toEqual(await counted(ctx.db.pool));
  const to = new Date(ctx.clock.now().getTime() + hourMs);
  await Promise.all([
    rebuildStatistics(ctx, new Date(to.getTime() - 3 * hourMs), to),
    applyAll(ctx, 2),
    foldDeltas(ctx),
    foldDeltas(ctx),
  ]);
  expect(await stated(ctx.db.pool)).toEqual(await counted(ctx.db.pool));
});
