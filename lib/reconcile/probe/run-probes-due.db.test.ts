import { describe, expect } from 'vitest';
import { openBackend, status } from '@/e2e/support/backend';
import { addDestination, applyAndSchedule, arrive, deliverOnce } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { one } from '@/e2e/support/ledger-test';
import { askDue, test } from '@/e2e/support/probe-test';
import { forgetAccounts } from '@/lib/intake/accounts';
import { getCallback } from '@/lib/intake/get-callback';
import { getBatch } from '@/lib/ledger/get-batch';
import type { Database } from '@/lib/platform/db/client';
import { inTransaction } from '@/lib/platform/db/transaction';
import { minuteMs } from '@/lib/platform/time';
import { askProvider } from './ask-provider';
import { getProbe } from './get-probe';
import { listProbes } from './list-probes';
import { holdAccount } from './settle-probe';

const subject = 'batch:1';

function queried(status: string, lines: object[], batchId = 'b1') {
  return {
    batch_id: batchId,
    merchant_id: 48177363,
    client_id: 'client',
    status,
    create_time: 1,
    withdraw_list: lines,
  };
}

function line(status: string, fields: object = {}) {
  return { id: 1, merchant_withdraw_id: 'b1-1', currency: 'USDT', amount: '5.00', status, fee: '0', ...fields };
}

async function issuesOf(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ words: string }>(
    `select concat_ws(' ', kind, state) as words from issues where kind like 'probe%' order by id`,
  );
  return rows.map(({ words }) => words);
}

describe('a newer state', () => {
  test('is applied as a callback that the provider did not send, once, and goes on to the destinations', async ({
    ctx,
    db,
    api,
    tools,
    onTestFinished,
  }) => {
    const backend = await openBackend();
    onTestFinished(backend.close);
    backend.answer(status(200));
    await addDestination(ctx, backend.url, { body_mode: 'original' });
    await arrive(ctx, 'b1');
    await deliverOnce(ctx, tools);
    const data = queried('SUCCESS', [line('DONE', { tx_id: '0xabc', done_amount: '5.00', sub_amount: '5.00' })]);
    api.holds('b1', data);
    expect(await askProvider(ctx, { subject })).toEqual({ outcome: 'asked', id: '1', subject });
    expect(await askDue(ctx, tools)).toEqual(['applied']);
    await applyAndSchedule(ctx);
    const batch = await getBatch(ctx, { provider: 'gatepay', batchId: 'b1' });
    expect(batch).toMatchObject({ status: 'SUCCESS', terminal: true, doneCount: 1 });
    expect(batch.suborders[0]).toMatchObject({ status: 'DONE', txId: '0xabc', doneAmount: '5.00' });

    const callback = await getCallback(ctx, '2');
    expect(callback).toMatchObject({ type: 'WITHDRAW', verified: true, applyState: 'applied', duplicates: 0 });
    expect(callback.verification.words).toContain('probe 1');
    expect(await one(db, 'select origin from callbacks where id = 2')).toEqual({ origin: 'probe' });
    await deliverOnce(ctx, tools);
    const sent = backend.received.at(-1);
    expect(JSON.parse(sent?.body.toString() ?? '')).toMatchObject({ status: 'SUCCESS', data });
    expect(sent?.headers).toMatchObject({ 'callback-origin': 'probe', 'content-type': 'application/json' });
    expect(sent?.headers['x-gatepay-signature']).toBeUndefined();

    // The same state again is nothing new.
    ctx.clock.advance(minuteMs);
    await askProvider(ctx, { subject });
    expect(await askDue(ctx, tools)).toEqual(['answered']);
    expect(await one(db, 'select count(*)::int from callbacks')).toEqual({ count: 2 });
    expect(await issuesOf(db)).toEqual([]);
  });

  test('that the provider’s own callback tells afterwards changes nothing more', async ({ ctx, db, api, tools }) => {
    await arrive(ctx, 'b1');
    api.holds('b1', queried('SUCCESS', [line('DONE')]));
    await askProvider(ctx, { subject });
    await askDue(ctx, tools);
    await applyAndSchedule(ctx);
    await postGatepay(
      ctx,
      withdrawBody('b1', 'SUCCESS', [
        { merchant_withdraw_id: 'b1-1', currency: 'USDT', amount: '5.00', status: 'DONE' },
      ]),
    );
    await applyAndSchedule(ctx);
    expect(await one(db, 'select count(*)::int from transitions where callback_id = 3')).toEqual({ count: 0 });
    expect(await one(db, 'select conflicted, status from batches')).toEqual({ conflicted: false, status: 'SUCCESS' });
  });
});

describe('what the provider says otherwise', () => {
  test('raises an issue with the money in question, changes nothing, and is resolved by a later answer that agrees', async ({
    ctx,
    db,
    api,
    tools,
  }) => {
    const done = { merchant_withdraw_id: 'b1-1', currency: 'USDT', amount: '5.00', status: 'DONE' };
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [done]));
    await applyAndSchedule(ctx);
    api.holds('b1', queried('FAIL', [line('FAIL')]));
    await askProvider(ctx, { subject });
    expect(await askDue(ctx, tools)).toEqual(['answered']);
    expect(await issuesOf(db)).toEqual(['probe_mismatch open']);
    const issue = await one(db, 'select expected, actual, record_key, value_at_risk from issues');
    expect(issue).toEqual({
      expected: 'status SUCCESS; lines/b1-1/status DONE',
      actual: 'status FAIL; lines/b1-1/status FAIL',
      record_key: subject,
      value_at_risk: [{ currency: 'USDT', amount: '5.00' }],
    });
    expect(await one(db, 'select status from batches')).toEqual({ status: 'SUCCESS' });
    expect(await one(db, 'select count(*)::int from callbacks')).toEqual({ count: 1 });
    const { data } = await listProbes(ctx, { subject: 'callback:1' });
    expect(data[0]?.comparison[0]).toEqual({ field: 'status', ours: 'SUCCESS', theirs: 'FAIL', same: false });

    api.holds('b1', queried('SUCCESS', [line('DONE')]));
    await askProvider(ctx, { subject });
    await askDue(ctx, tools);
    expect(await issuesOf(db)).toEqual(['probe_mismatch resolved']);
  });

  test('is not raised again by the same answer once a person has ignored it, and is by another one', async ({
    ctx,
    db,
    api,
    tools,
  }) => {
    const done = { merchant_withdraw_id: 'b1-1', currency: 'USDT', amount: '5.00', status: 'DONE' };
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [done]));
    await applyAndSchedule(ctx);
    const ask = async (status: string, lineStatus: string) => {
      api.holds('b1', queried(status, [line(lineStatus)]));
      await askProvider(ctx, { subject });
      await askDue(ctx, tools);
    };
    await ask('FAIL', 'FAIL');
    await db.pool.query(`update issues set state = 'ignored', closed_by = 'Ana', closed_at = now()`);
    await ask('FAIL', 'FAIL');
    expect(await issuesOf(db)).toEqual(['probe_mismatch ignored']);
    await ask('PARTIAL', 'FAIL');
    expect(await issuesOf(db)).toEqual(['probe_mismatch ignored', 'probe_mismatch open']);
  });

  test('amounts that differ only in how they are written agree', async ({ ctx, db, api, tools }) => {
    await postGatepay(
      ctx,
      withdrawBody('b1', 'SUCCESS', [
        { merchant_withdraw_id: 'b1-1', currency: 'USDT', amount: '5.00', status: 'DONE' },
      ]),
    );
    await applyAndSchedule(ctx);
    api.holds('b1', queried('SUCCESS', [{ ...line('DONE'), amount: 5 }]));
    await askProvider(ctx, { subject });
    await askDue(ctx, tools);
    expect(await issuesOf(db)).toEqual([]);
  });

  test('a record that it does not know is a mismatch', async ({ ctx, db, tools }) => {
    await arrive(ctx, 'b1');
    await askProvider(ctx, { subject });
    expect(await askDue(ctx, tools)).toEqual(['answered']);
    expect(await issuesOf(db)).toEqual(['probe_mismatch open']);
    expect(await getProbe(ctx, '1')).toMatchObject({
      errorClass: 'not_found',
      errorWords: expect.stringContaining('400202'),
    });
  });
});

describe('a question that is not answered', () => {
  test('is put again with growing pauses, then given up with an issue that a later answer resolves', async ({
    ctx,
    db,
    api,
    tools,
  }) => {
    await arrive(ctx, 'b1');
    api.holds('b1', queried('INIT', []));
    api.fails(...Array.from({ length: 6 }, () => ({ statusCode: 500, body: '{"status":"FAIL","code":"300000"}' })));
    await askProvider(ctx, { subject });
    expect(await askDue(ctx, tools)).toEqual(['again']);
    expect(await askDue(ctx, tools)).toEqual([]);
    for (const result of ['again', 'again', 'again', 'again', 'failed']) {
      ctx.clock.advance(10 * minuteMs);
      expect(await askDue(ctx, tools)).toEqual([result]);
    }
    expect(await getProbe(ctx, '1')).toMatchObject({
      state: 'failed',
      tries: 6,
      statusCode: 500,
      errorClass: 'unavailable',
    });
    expect(await issuesOf(db)).toEqual(['probe_failed open']);
    await askProvider(ctx, { subject });
    expect(await askDue(ctx, tools)).toEqual(['answered']);
    expect(await issuesOf(db)).toEqual(['probe_failed resolved']);
  });

  test('because it was asked too often waits for as long as the provider wants', async ({ ctx, api, tools }) => {
    await arrive(ctx, 'b1');
    api.fails({ statusCode: 429, headers: { 'retry-after': '90' }, body: '' });
    await askProvider(ctx, { subject });
    expect(await askDue(ctx, tools)).toEqual(['again']);
    const probe = await getProbe(ctx, '1');
    expect(Date.parse(probe.nextTryAt ?? '') - ctx.clock.now().getTime()).toBe(90_000);
  });

  test('because it was asked too often holds every other question of the account for as long', async ({
    ctx,
    db,
    api,
    tools,
  }) => {
    await arrive(ctx, 'b1');
    await arrive(ctx, 'b2');
    api.fails({ statusCode: 429, headers: { 'retry-after': '90' }, body: '' });
    await askProvider(ctx, { subject });
    await askProvider(ctx, { subject: 'batch:2' });
    expect(await askDue(ctx, tools, 1)).toEqual(['again']);
    expect(await askDue(ctx, tools)).toEqual([]);
    const { rows } = await db.pool.query(
      'select tries, extract(epoch from next_try_at - $1)::int as seconds from probes order by id',
      [ctx.clock.now()],
    );
    expect(rows).toEqual([
      { tries: 1, seconds: 90 },
      { tries: 0, seconds: 90 },
    ]);
  });

  test('for a wrong credential is given up at once', async ({ ctx, api, tools }) => {
    await arrive(ctx, 'b1');
    api.fails({ statusCode: 200, body: '{"status":"FAIL","code":"400002","label":"INVALID_SIGNATURE"}' });
    await askProvider(ctx, { subject });
    expect(await askDue(ctx, tools)).toEqual(['failed']);
  });
});

describe('the engine', () => {
  test('asks one question once, however many want to know', async ({ ctx, api, tools }) => {
    await arrive(ctx, 'b1');
    api.holds('b1', queried('INIT', []));
    const [first, second] = [await askProvider(ctx, { subject }), await askProvider(ctx, { subject: 'callback:1' })];
    expect(first).toEqual({ outcome: 'asked', id: '1', subject });
    expect(second).toEqual({ outcome: 'waiting', id: '1', subject });
    expect((await Promise.all([askDue(ctx, tools), askDue(ctx, tools)])).flat()).toEqual(['answered']);
    expect(api.received.length).toBe(1);
  });

  test('keeps question and answer, and no secret', async ({ ctx, api, tools }) => {
    await arrive(ctx, 'b1');
    api.holds('b1', queried('INIT', []));
    await askProvider(ctx, { subject, reason: 'A customer called' });
    await askDue(ctx, tools);
    const probe = await getProbe(ctx, '1');
    expect(probe).toMatchObject({ state: 'answered', reason: 'A customer called', trigger: 'sweep', statusCode: 200 });
    const { request, response } = probe.evidence ?? {};
    expect(request).toMatchObject({ method: 'POST', url: `${api.url}/v1/pay/withdraw/query` });
    expect(Buffer.from(request?.body ?? '', 'base64').toString()).toBe('{"batch_id":"b1","detail_status":"ALL"}');
    expect(Buffer.from(response?.body ?? '', 'base64').toString()).toContain('"SUCCESS"');
    for (const secret of ctx.environment.list('GATEPAY_API_SECRET'))
      expect(JSON.stringify(probe)).not.toContain(secret);
  });

  test('stays within the account’s bound, over all workers, and does not count the wait as a try', async ({
    ctx,
    db,
    api,
    tools,
  }) => {
    await arrive(ctx, 'b1');
    api.holds('b1', queried('INIT', []));
    await db.pool.query(`update rate_windows set count = 0`);
    for (let count = 0; count < 60; count += 1) {
      await askProvider(ctx, { subject });
      await askDue(ctx, tools);
    }
    await askProvider(ctx, { subject });
    expect(await askDue(ctx, tools)).toEqual(['postponed']);
    const held = await getProbe(ctx, '61');
    expect(held).toMatchObject({ state: 'waiting', tries: 0, nextTryAt: expect.stringMatching(/\.000Z$/) });
    ctx.clock.advance(minuteMs);
    expect(await askDue(ctx, tools)).toEqual(['answered']);
  });

  test('holds the questions of an account without waiting for a worker that holds them at the same time', async ({
    ctx,
    db,
  }) => {
    await arrive(ctx, 'b1');
    await arrive(ctx, 'b2');
    await askProvider(ctx, { subject });
    await askProvider(ctx, { subject: 'batch:2' });
    const { rows: accounts } = await db.pool.query<{ id: string }>(
      'select distinct account_id::text as id from probes',
    );
    const soon = new Date(ctx.clock.now().getTime() + minuteMs);
    await inTransaction(db.pool, async (other) => {
      await other.query(`select from probes where id = 2 for update`);
      await inTransaction(db.pool, async (tx) => {
        await tx.query(`set local lock_timeout = '1s'`);
        await holdAccount(tx, accounts[0]?.id ?? '', soon);
      });
    });
    const { rows } = await db.pool.query('select next_try_at = $1 as held from probes order by id', [soon]);
    expect(rows).toEqual([{ held: true }, { held: false }]);
  });

  test('an account that lacks a credential is told so, and nothing is asked', async ({ ctx, api }) => {
    await arrive(ctx, 'b1');
    await ctx.db.pool.query(
      `insert into accounts (provider, slug, name, source) values ('gatepay', 'malaysia', 'Malaysia', 'console')`,
    );
    await ctx.db.pool.query(`update batches set account_id = (select id from accounts where slug = 'malaysia')`);
    forgetAccounts(ctx);
    const result = await askProvider(ctx, { subject });
    expect(result).toEqual({ outcome: 'not_askable', reason: expect.stringContaining('Payment API Secret') });
    expect(api.received).toEqual([]);
  });
});
