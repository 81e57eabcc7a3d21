import { expect } from 'vitest';
import { openNodeDoor } from '@/e2e/support/door-client';
import { emptyLedger } from '@/e2e/support/empty-tables';
import { applyAll } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import { minuteMs } from '@/lib/platform/time';
import { bayarcash } from '@/lib/providers/bayarcash';
import { formBody, preTransaction, type RecordFields, transaction } from '@/lib/providers/bayarcash/fixtures/records';
import { fixtures } from '@/lib/providers/bayarcash.fixtures';
import { runSweeps } from './run-sweeps';

const variables = Object.fromEntries(
  bayarcash.secretFields.map(({ name, variable }) => [variable, fixtures.secrets[name] ?? '']),
);

/** The console's door as Bayarcash calls it. */
const test = base.extend('console', async ({ db }, { onCleanup }) => {
  const ctx = testContext(db, variables);
  await emptyLedger(db, 'sweep_positions');
  await ensureAccounts(ctx);
  const door = await openNodeDoor(ctx);
  onCleanup(door.close);
  const credential = makeCredential(bayarcash, fixtures.secrets);
  const send = async (record: RecordFields) => {
    const contentType = 'application/x-www-form-urlencoded';
    const unsigned = { channel: 'bayarcash', method: 'POST', contentType, query: '', body: formBody(record) } as const;
    const { path, headers, body } = bayarcash.sign(unsigned, { credential, at: ctx.clock.now(), nonce: 'nonce1' });
    expect((await door.send({ path, headers, body })).status).toBe(200);
    await applyAll(ctx);
  };
  const live = async () =>
    (await db.pool.query(`select kind, title from issues where state in ('open', 'acknowledged')`)).rows;
  return { ctx, send, live };
});

test('an announced payment that never comes is told after the bound, and closed when it comes after all', async ({
  console: { ctx, send, live },
}) => {
  await send(preTransaction);
  ctx.clock.advance(44 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
  ctx.clock.advance(2 * minuteMs);
  await runSweeps(ctx);
  await runSweeps(ctx);
  expect(await live()).toEqual([
    {
      kind: 'second_callback_missing',
      title: 'The order INV-1001 was announced, and nothing came of it within 45 min',
    },
  ]);
  await send(transaction);
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
});

test('an announced payment that came in time is never told', async ({ console: { ctx, send, live } }) => {
  await send(preTransaction);
  await send(transaction);
  ctx.clock.advance(60 * minuteMs);
  await runSweeps(ctx);
  expect(await live()).toEqual([]);
});
