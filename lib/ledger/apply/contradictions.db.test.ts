import { expect } from 'vitest';
import { openWebDoor } from '@/e2e/support/door-client';
import { applyAll, test as base, one } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts, loadAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { minuteMs } from '@/lib/platform/time';
import { basswallet } from '@/lib/providers/basswallet';
import { jsonBody, payment } from '@/lib/providers/basswallet/fixtures/callbacks';
import { sensitivityOf } from '@/lib/providers/sensitive';
import { applyCallbacks } from './apply-callbacks';
import { applyDue } from './apply-due';
import { claimJobs } from './claim-jobs';
import { openCallback } from './open-callback';
import { readCallbacks } from './read-callbacks';

const secrets = { accessKey: 'key-of-tests', secret: 'secret-of-tests-only' };

/** BassWallet's own door, and what it says of a payment: all at one instant. */
const test = base.extend('bass', async ({ ctx: given, db }) => {
  const variables = { BASSWALLET_CALLBACK_KEY: secrets.accessKey, BASSWALLET_CALLBACK_SECRET: secrets.secret };
  const { environment } = testContext(db, variables);
  const ctx = { ...given, environment } satisfies ActorContext;
  await ensureAccounts(ctx);
  const door = await openWebDoor(ctx);
  const credential = makeCredential(basswallet, secrets);
  const say = async (id: string, status: string) => {
    const unsigned = { channel: 'basswallet', method: 'POST', contentType: 'application/json', query: '' } as const;
    const request = { ...unsigned, body: jsonBody({ ...payment, id, status }) };
    const { path, headers, body } = basswallet.sign(request, { credential, at: ctx.clock.now(), nonce: 'n' });
    expect((await door.send({ path, headers, body })).status).toBe(200);
  };
  return { ctx, say };
});

/** Holds the jobs of the callbacks under a lease of their own, and opens them. */
async function take(ctx: ActorContext, leaseId: string) {
  const now = ctx.clock.now();
  const leaseEndsAt = new Date(now.getTime() + minuteMs);
  const claimed = await claimJobs(ctx.db.pool, { now, leaseEndsAt, leaseId, limit: 1, which: 'fresh' });
  const accounts = await loadAccounts(ctx);
  const stored = await readCallbacks(
    ctx.db.pool,
    claimed.map(({ callbackId }) => callbackId),
  );
  const opened = stored.map((row) => openCallback(ctx.vault, row, accounts.byId(row.accountId), sensitivityOf({})));
  return (tx: Transaction) => applyCallbacks(tx, opened, { leaseId, now });
}

/** What the ledger came to: the payment, its transitions in their order, its issues. */
async function outcome(ctx: ActorContext) {
  return one(
    ctx.db,
    `select (select json_agg(json_build_object('status', status, 'conflicted', conflicted)) from transfers) as transfers,
       (select array_agg(verdict || ' ' || to_status order by id) from transitions) as transitions,
       (select array_agg(kind || ' ' || state) from issues where kind = 'status_conflict') as issues,
       (select count(*)::int from apply_jobs) as jobs`,
  );
}

for (const order of ['as they came', 'the other way round'] as const) {
  test(`of two ends that two workers apply at once, ${order}, the one that is applied first stands and the other is a conflict`, async ({
    bass: { ctx, say },
    db,
  }) => {
    await say('1', 'WaitingConfirmation');
    await applyAll(ctx);
    await say('1', 'Success');
    await say('1', 'Expired');
    const workers = [await take(ctx, 'one'), await take(ctx, 'other')];
    const [first, second] = order === 'as they came' ? workers : workers.toReversed();
    const [stands, refused] = order === 'as they came' ? ['Success', 'Expired'] : ['Expired', 'Success'];
    const both = await inTransaction(db.pool, async (tx) => {
      const applied = await first?.(tx);
      // The other one is at it before this one commits, and has to wait for what it comes to.
      return { applied, other: inTransaction(db.pool, async (otherTx) => second?.(otherTx)) };
    });
    expect([both.applied?.length, (await both.other)?.length]).toEqual([1, 1]);
    expect(await outcome(ctx)).toEqual({
      transfers: [{ status: stands, conflicted: true }],
      transitions: ['opened AwaitingConfirmation', `advanced ${stands}`, `conflict ${refused}`],
      issues: ['status_conflict open'],
      jobs: 0,
    });
  });
}

test('two ends of many payments, applied by workers that race, are one end and one conflict each', async ({
  bass: { ctx, say },
  db,
}) => {
  const ids = Array.from({ length: 12 }, (_, index) => String(index + 1));
  for (const id of ids) for (const status of ['Success', 'Expired']) await say(id, status);
  const worker = async (workerId: string) => {
    while ((await applyDue(ctx, { workerId, limit: 1, now: ctx.clock.now() })).claimed > 0);
  };
  await Promise.all(['a', 'b', 'c', 'd'].map(worker));
  const { rows } = await db.pool.query(`
    select t.conflicted, array_agg(n.verdict order by n.id) as verdicts, count(distinct n.to_status)::int as ends,
      bool_or(n.verdict = 'opened' and n.to_status = t.status) as "firstStands"
    from transfers t join transitions n on n.subject = 'transfer' and n.subject_id = t.id group by t.id`);
  expect(rows).toHaveLength(ids.length);
  for (const row of rows) {
    expect(row).toEqual({ conflicted: true, verdicts: ['opened', 'conflict'], ends: 2, firstStands: true });
  }
  const issues = await one(
    db,
    `select count(*)::int as open from issues where kind = 'status_conflict' and state = 'open'`,
  );
  expect(issues).toEqual({ open: ids.length });
});
