import { expect } from 'vitest';
import { applyAndSchedule } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { askDue, test } from '@/e2e/support/probe-test';
import type { ActorContext } from '@/lib/access/actor';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { askProvider } from '@/lib/reconcile/probe/ask-provider';
import { exportResubmit, readResubmit } from './export-resubmit';

const money = { currency: 'USDT', chain: 'TRX', amount: '5.00', address: 'TKjLDbk7LC9NXzRBCYahKa8pzMHRfahJjn' };
const line = (id: string, status: string) => ({ merchant_withdraw_id: id, ...money, status });

function answer(...lines: { merchant_withdraw_id: string; status: string }[]) {
  const head = { batch_id: 'b1', merchant_id: 48177363, client_id: 'client', status: 'PARTIAL', create_time: 1 };
  return { ...head, withdraw_list: lines.map((one, id) => ({ id, fee: '0', ...one })) };
}

async function file(ctx: ActorContext, query: string): Promise<string> {
  const asked = readResubmit(new ParamReader(new URLSearchParams(query)));
  const { content } = await exportResubmit(ctx, { provider: 'gatepay', batchId: 'b1' }, asked);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Both formats have to say the same. */
async function listed(ctx: ActorContext): Promise<{ again: string[]; leftOut: [string, string][] }> {
  const json: {
    withdrawList: { merchant_withdraw_id: string }[];
    leftOut: { merchant_withdraw_id: string; reason: string }[];
  } = JSON.parse(await file(ctx, 'format=json'));
  const again = json.withdrawList.map((item) => item.merchant_withdraw_id);
  const [, ...rows] = (await file(ctx, 'format=csv')).trimEnd().split('\r\n');
  expect(rows.map((row) => /w\d/.exec(row)?.[0])).toEqual(again);
  return { again, leftOut: json.leftOut.map((item) => [item.merchant_withdraw_id, item.reason]) };
}

const done = line('w3', 'DONE');

test('no line is offered again that the provider, asked directly, says was paid', async ({ ctx, db, api, tools }) => {
  await db.pool.query('truncate exports');
  await postGatepay(ctx, withdrawBody('b1', 'PARTIAL', [line('w1', 'FAIL'), line('w2', 'FAIL'), done]));
  await applyAndSchedule(ctx);
  expect(await listed(ctx)).toEqual({ again: ['w1', 'w2'], leftOut: [] });

  api.holds('b1', answer(line('w1', 'DONE'), line('w2', 'FAIL'), done));
  await askProvider(ctx, { subject: 'batch:1' });
  await askDue(ctx, tools);
  expect(await listed(ctx)).toEqual({
    again: [],
    leftOut: [
      ['w1', 'batch_disputed'],
      ['w2', 'batch_disputed'],
    ],
  });
  // A person closes the issue: the provider's word on the line stands all the same.
  await db.pool.query(`update issues set state = 'ignored', closed_at = now()`);
  expect(await listed(ctx)).toEqual({ again: ['w2'], leftOut: [['w1', 'answered_otherwise']] });

  ctx.clock.advance(60_000);
  api.holds('b1', answer(line('w1', 'FAIL'), line('w2', 'FAIL'), done));
  await askProvider(ctx, { subject: 'batch:1' });
  await askDue(ctx, tools);
  expect(await listed(ctx)).toEqual({ again: ['w1', 'w2'], leftOut: [] });
});

test('no failed line of a batch that was SUCCESS is offered before somebody has settled it', async ({ ctx, db }) => {
  await db.pool.query('truncate exports');
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line('w1', 'FAIL'), done]));
  await applyAndSchedule(ctx);
  expect(await listed(ctx)).toEqual({ again: [], leftOut: [['w1', 'batch_disputed']] });
});

test('nothing is offered while a callback of the batch could not be applied', async ({ ctx, db }) => {
  await db.pool.query('truncate exports');
  await postGatepay(ctx, withdrawBody('b1', 'PARTIAL', [line('w1', 'FAIL'), done]));
  await applyAndSchedule(ctx);
  await db.pool.query(
    `insert into issues (account_id, provider, kind, subject, state, title, callback_id, opened_at, last_seen_at)
     select account_id, provider, 'apply_failed', 'callback:' || id, 'open', 'Not applied', id, now(), now() from callbacks`,
  );
  expect(await listed(ctx)).toEqual({ again: [], leftOut: [['w1', 'batch_disputed']] });
});
