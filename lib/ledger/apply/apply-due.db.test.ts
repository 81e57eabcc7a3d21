import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { emptyLedger } from '@/e2e/support/empty-tables';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, one, readLedger, readTransitions, test } from '@/e2e/support/ledger-test';
import { ensureAccounts, forgetAccounts } from '@/lib/intake/accounts';
import { minuteMs } from '@/lib/platform/time';

const done = {
  merchant_withdraw_id: 'm1',
  status: 'DONE',
  currency: 'USDT',
  amount: '5.00',
  fee: '0.10',
  done_amount: '4.90',
};
const failed = { ...done, status: 'FAIL' };

describe('a batch', () => {
  test('is opened and moved on by its callbacks, line by line', async ({ ctx, db }) => {
    await postGatepay(ctx, withdrawBody('b1', 'INIT', [{ merchant_withdraw_id: 'm1' }]));
    await applyAll(ctx);
    ctx.clock.advance(minuteMs);
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [done]));
    await applyAll(ctx);
    expect(await readTransitions(db)).toEqual([
      'b1 opened INIT',
      'b1/m1 opened',
      'b1 advanced SUCCESS',
      'b1/m1 advanced DONE',
    ]);
    const batch = await one(
      db,
      'select status, terminal, line_count, done_count, failed_count, conflicted from batches',
    );
    expect(batch).toEqual({
      status: 'SUCCESS',
      terminal: true,
      line_count: 1,
      done_count: 1,
      failed_count: 0,
      conflicted: false,
    });
    expect(await one(db, 'select apply_state, status from callbacks where id = 1')).toEqual({
      apply_state: 'applied',
      status: 'recorded',
    });
    expect(await one(db, 'select count(*)::int as jobs from apply_jobs')).toEqual({ jobs: 0 });
  });

  test('is not changed by fifty copies of a callback', async ({ ctx, db }) => {
    const body = withdrawBody('b1', 'SUCCESS', [done]);
    await postGatepay(ctx, body);
    await applyAll(ctx);
    const before = await readLedger(db);
    await Promise.all(Array.from({ length: 50 }, () => postGatepay(ctx, body)));
    expect(await applyAll(ctx)).toBe(0);
    expect(await readLedger(db)).toEqual(before);
    expect(await readTransitions(db)).toHaveLength(2);
  });

  test('keeps INIT after SUCCESS as superseded', async ({ ctx, db }) => {
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [done]));
    await postGatepay(ctx, withdrawBody('b1', 'INIT', [{ merchant_withdraw_id: 'm1' }]));
    await applyAll(ctx);
    expect(await readTransitions(db)).toContain('b1 superseded INIT');
    expect(await one(db, 'select status from batches')).toEqual({ status: 'SUCCESS' });
  });

  test('keeps its first end when another one is told, and raises one issue for it', async ({ ctx, db }) => {
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [done]));
    await applyAll(ctx);
    const held = await one(db, `select to_jsonb(b) - 'conflicted' - 'updated_at' as row from batches b`);
    const line = await one(db, `select to_jsonb(s) - 'conflicted' - 'updated_at' as row from suborders s`);
    await postGatepay(ctx, withdrawBody('b1', 'FAIL', [failed]));
    await postGatepay(ctx, withdrawBody('b1', 'PARTIAL', [failed]));
    await applyAll(ctx);
    expect(await one(db, `select to_jsonb(b) - 'conflicted' - 'updated_at' as row from batches b`)).toEqual(held);
    expect(await one(db, `select to_jsonb(s) - 'conflicted' - 'updated_at' as row from suborders s`)).toEqual(line);
    expect(await one(db, 'select b.conflicted as batch, s.conflicted as line from batches b, suborders s')).toEqual({
      batch: true,
      line: true,
    });
    const { rows } = await db.pool.query('select kind, subject, seen_count, state, title from issues order by kind');
    expect(rows).toEqual([
      {
        kind: 'line_conflict',
        subject: 'batch:1',
        seen_count: 2,
        state: 'open',
        title: 'Batch b1: 1 line contradict what was final',
      },
      {
        kind: 'status_conflict',
        subject: 'batch:1',
        seen_count: 2,
        state: 'open',
        title: 'Batch b1 was SUCCESS and is now said to be PARTIAL',
      },
    ]);
  });

  test('with a word nobody knows is pending, and the word is one issue however often it comes', async ({ ctx, db }) => {
    await postGatepay(ctx, withdrawBody('b1', 'FROZEN', [done]));
    await postGatepay(ctx, withdrawBody('b2', 'FROZEN', [done]));
    await applyAll(ctx);
    const { rows } = await db.pool.query('select status, outcome, terminal from batches');
    expect(rows).toEqual([0, 1].map(() => ({ status: 'FROZEN', outcome: 'pending', terminal: false })));
    expect(await one(db, 'select kind, seen_count from issues')).toEqual({ kind: 'never_seen', seen_count: 2 });
  });

  test('holds text that Postgres cannot, with U+FFFD for what it has no room for', async ({ ctx, db }) => {
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [{ ...done, memo: 'a\u0000b' }], { note: '\ud800' }));
    expect(await applyAll(ctx)).toBe(1);
    expect(await one(db, 'select memo from suborders')).toEqual({ memo: 'a\ufffdb' });
  });
});

test('a callback with ten thousand lines is applied with every one of them', { timeout: 120_000 }, async ({
  ctx,
  db,
}) => {
  const lines = (status: string | undefined) =>
    Array.from({ length: 10_000 }, (_, index) => ({
      merchant_withdraw_id: `m${index}`,
      ...(status && { status }),
      currency: 'USDT',
      amount: '0.10',
      done_amount: '0.09',
    }));
  await db.pool.query(`update accounts set settings = '{"door":{"bodyBytesMax":4194304}}'`);
  forgetAccounts(ctx);
  await postGatepay(ctx, withdrawBody('b1', 'PROCESSING', lines(undefined)));
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', lines('DONE')));
  expect(await applyAll(ctx)).toBe(2);
  expect(await one(db, 'select line_count, done_count from batches')).toEqual({
    line_count: 10_000,
    done_count: 10_000,
  });
  expect(await one(db, 'select sum(amount)::text as amount from suborders')).toEqual({ amount: '1000.00' });
});

const lineEnds = fc.array(fc.constantFrom('DONE', 'FAIL'), { minLength: 1, maxLength: 3 });

test('random lifecycles in random order, with duplicates and any grouping, end in the same ledger as in order', {
  timeout: 120_000,
}, async ({ ctx, db }) => {
  const scenario = fc.record({
    batches: fc.array(fc.record({ ends: lineEnds, last: fc.constantFrom('SUCCESS', 'PARTIAL', 'FAIL') }), {
      minLength: 1,
      maxLength: 3,
    }),
    order: fc.infiniteStream(fc.nat({ max: 1_000_000 })),
    limit: fc.constantFrom(1, 2, 100),
  });
  const run = async (bodies: readonly (readonly [string, Date])[], limit: number) => {
    await emptyLedger(db);
    await ensureAccounts(ctx);
    for (const [body, at] of bodies) await postGatepay(ctx, body, at);
    await applyAll(ctx, limit);
    const counts = await one(
      db,
      `select count(*)::int as wrong from batches b, lateral (
         select count(*) as lines, count(*) filter (where outcome = 'succeeded') as done,
           count(*) filter (where terminal and outcome <> 'succeeded') as failed
         from suborders s where s.batch_ref = b.id) as counted
       where line_count <> lines or done_count <> done or failed_count <> failed`,
    );
    expect(counts).toEqual({ wrong: 0 });
    return readLedger(db);
  };
  await fc.assert(
    fc.asyncProperty(scenario, async ({ batches, order, limit }) => {
      const base = ctx.clock.now().getTime();
      const inOrder = batches.flatMap(({ ends, last }, batch) =>
        ['INIT', 'PROCESSING', last].map((status, step) => {
          const lines = ends.map((end, index) => ({
            merchant_withdraw_id: `m${index}`,
            ...(step === 2 && { status: end, fee: '0.10', done_amount: '0.90' }),
            currency: 'USDT',
            amount: step === 0 ? '1' : '1.00',
          }));
          return [withdrawBody(`b${batch}`, status, lines), new Date(base + step * 1_000)] as const;
        }),
      );
      const keyed = [...inOrder, ...inOrder].map((item) => ({ item, key: order.next().value ?? 0 }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
      const expected = await run(inOrder, 1);
      expect(await run(shuffled, limit)).toEqual(expected);
    }),
    { numRuns: 8 },
  );
});
