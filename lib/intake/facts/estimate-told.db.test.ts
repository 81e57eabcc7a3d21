import { expect } from 'vitest';
import { test } from '@/e2e/support/ledger-test';
import { estimateTold } from './estimate-told';
import { termsOf } from './fact-terms';
import type { PayloadCondition } from './payload-conditions';
import { firstWindowRows, windowRows } from './told-by-terms';

const asked = (value: string): PayloadCondition => ({ path: 'word', operator: 'is', values: [value] });

test('the planner knows what many payloads hold from what hardly any does, and nothing of what no index serves', async ({
  ctx,
}) => {
  const [often, once] = ['often', 'once'].map((value) => termsOf('word', value));
  await ctx.db.pool.query(
    `insert into payload_facts (callback_id, terms, facts)
     select n, case when n % 2 = 0 then $1::int[] when n = 1 then $2::int[] else array[n] end, '{}' from generate_series(1, 20000) n`,
    [often, once],
  );
  await ctx.db.pool.query('analyze payload_facts');
  const many = await estimateTold(ctx, { payload: [asked('often')] });
  expect(many?.told).toBeGreaterThan(8_000);
  expect(many?.told).toBeLessThan(12_000);
  expect(many?.share).toBeCloseTo(0.5, 1);
  const few = await estimateTold(ctx, { payload: [asked('once')] });
  expect(few?.told).toBeLessThan(200);
  expect(few?.share).toBeLessThan(0.01);
  expect(await estimateTold(ctx, { payload: [{ ...asked('often'), operator: 'not' }] })).toBeNull();
  expect(await estimateTold(ctx, { payload: [] })).toBeNull();
});

test('what lies at the edge of a range is told and not taken for what fits, and the first window reaches as far as that', async ({
  ctx,
}) => {
  await ctx.db.pool.query('truncate payload_facts');
  await ctx.db.pool.query(
    `insert into payload_facts (callback_id, terms, facts)
     select n, case when n % 400 = 0 then $1::int[] when n % 2 = 1 then $2::int[] else array[n] end, '{}' from generate_series(1, 20000) n`,
    [termsOf('n', '99.5'), termsOf('n', '104')],
  );
  await ctx.db.pool.query('analyze payload_facts');
  const range = (from: string, to: string): PayloadCondition[] => [
    { path: 'n', operator: 'from', values: [from] },
    { path: 'n', operator: 'to', values: [to] },
  ];
  const estimate = await estimateTold(ctx, { payload: range('99', '100') });
  expect(estimate?.told).toBeGreaterThan(8_000);
  expect(estimate?.share).toBeLessThan(0.005);
  expect(await firstWindowRows(ctx, { payload: range('99', '100') }, 51)).toBeGreaterThan(windowRows);
  expect(await firstWindowRows(ctx, { payload: range('99', '110') }, 51)).toBe(windowRows);
  expect(await firstWindowRows(ctx, { payload: [asked('once')] }, 51)).toBe(windowRows);
});
