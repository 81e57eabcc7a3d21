import { describe, expect } from 'vitest';
import { balanceTotals } from '@/components/batch/batch-balance';
import { batchLanes, frontModel } from '@/components/batch/batch-lanes';
import { findConflicts } from '@/components/batch/find-conflicts';
import { layoutTimeline, orderLanes } from '@/components/timeline/layout-timeline';
import { laneGroups } from '@/components/timeline/timeline-model';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { getAttempt } from '@/lib/delivery/get-attempt';
import { loadAccounts } from '@/lib/intake/accounts';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { openEnvelope } from '@/lib/intake/envelope';
import { getCallback } from '@/lib/intake/get-callback';
import { idFragments } from '@/lib/intake/id-fragments';
import { listCallbacks } from '@/lib/intake/list-callbacks';
import { readStored } from '@/lib/intake/read-stored';
import { getBatch } from '@/lib/ledger/get-batch';
import { getBatchFront } from '@/lib/ledger/get-batch-front';
import { getOverview } from '@/lib/ledger/get-overview';
import { recountStatements } from '@/lib/ledger/statistics/recount';
import { systemClock } from '@/lib/platform/clock';
import type { Database } from '@/lib/platform/db/client';
import { search } from '@/lib/search/search';
import { bigBatchId } from './big-batch';
import { fillDatabase, NotEmpty } from './fill-database';
import { secretVariables } from './secret-variables';

const test = base.extend('ctx', ({ db }): ActorContext => {
  const ctx = testContext(db, secretVariables());
  return { ...ctx, clock: systemClock, actor: { kind: 'system', name: 'tests' } };
});
const options = { size: 800, castMax: 200, bigBatchLines: 20, bytesDays: null, threads: null, tell: () => undefined };

async function values<Value>(db: Database, sql: string): Promise<Value[]> {
  const { rows } = await db.pool.query<{ value: Value }>(sql);
  return rows.map(({ value }) => value);
}

describe('a filled database', () => {
  test('has as many callbacks as were asked for, all of their records, and figures that agree with them', async ({
    ctx,
    db,
    databaseUrl,
  }) => {
    await fillDatabase(ctx, databaseUrl, options);
    const [count = 0] = await values<number>(db, 'select count(*)::int as value from callbacks');
    expect(count).toBeGreaterThan(700);
    expect(count).toBeLessThan(900);
    const dangling = await values<string>(
      db,
      `select 'request ' || r.id as value from requests r where verdict <> 'rejected' and not exists (select from callbacks c where c.id = r.callback_id)
       union all select 'callback ' || c.id from callbacks c where not exists (select from requests r where r.id = c.first_request_id and r.callback_id = c.id)
       union all select 'transfer ' || t.id from transfers t where not exists (select from transitions x where x.subject = 'transfer' and x.subject_id = t.id)
       union all select 'line ' || l.id from suborders l where not exists (select from transitions x where x.subject = 'suborder' and x.subject_id = l.id and x.batch_ref = l.batch_ref)
       union all select 'delivery ' || d.id from deliveries d where attempt_count <> (select count(*) from attempts a where a.delivery_id = d.id and a.callback_id = d.callback_id)
       union all select 'document ' || c.id from callbacks c where not exists (select from search_documents s where s.callback_id = c.id)
       union all select 'batch ' || b.id from batches b where line_count <> (select count(*) from suborders l where l.batch_ref = b.id)`,
    );
    expect(dangling).toEqual([]);
    const { rows: documents } = await db.pool.query<{ text: string; fragments: number[] }>(
      'select text, fragments from search_documents',
    );
    for (const { text, fragments } of documents) expect(new Set(fragments)).toEqual(new Set(idFragments(text)));
    const recounted = Object.values(recountStatements)
      .map((statement) => statement.replaceAll('$1', `'-infinity'`).replaceAll('$2', `'infinity'`))
      .join('\nunion all ');
    expect(
      await values(
        db,
        `select count(*)::int as value from ((select measure, hour, account_id, word, currency, count, amount from statistics) except (${recounted})) as wrong`,
      ),
    ).toEqual([0]);
    const overview = await getOverview(ctx, '7d');
    const received = await values<number>(
      db,
      `select count(*)::int as value from callbacks where origin = 'provider' and provider <> 'test'`,
    );
    expect(overview.totals.received).toBe(received[0]);
    expect(
      await values(
        db,
        `select conname as value from pg_constraint where not convalidated and conname not like '%_known' and contype = 'f'`,
      ),
    ).toEqual([]);
  }, 120_000);

  test('opens on every page: bodies read as what their rows say, attempts hold what was sent', async ({ ctx, db }) => {
    const accounts = await loadAccounts(ctx);
    const { rows } = await db.pool.query<{ id: string; request: string; provider: string }>(
      `select distinct on (c.provider, c.type, c.id % 3) c.id::text, c.first_request_id as request, c.provider from callbacks c
       order by c.provider, c.type, c.id % 3, c.id desc`,
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const { id } of rows) {
      const callback = await getCallback(ctx, id);
      const account = accounts.find(callback.provider, callback.account);
      if (!account) throw new Error(`No account for ${callback.provider}.`);
      const [sealed] = await values<Buffer>(
        db,
        `select sealed as value from requests where id = '${callback.requests[0]?.id}'`,
      );
      const envelope = openEnvelope(ctx.vault, callback.requests[0]?.id ?? '', sealed ?? Buffer.alloc(0));
      const arrival = { channel: callback.channel, method: envelope.body.length === 0 ? 'GET' : 'POST', envelope };
      const read = readStored(account, { ...arrival, receivedAt: new Date(callback.receivedAt) });
      expect(read).toMatchObject({
        outcome: 'parsed',
        notification: { transferId: callback.transferId, batchId: callback.batchId, amount: callback.amount },
      });
    }
    const [attemptId = ''] = await values<string>(db, 'select id as value from attempts order by id desc limit 1');
    expect((await getAttempt(ctx, { id: attemptId })).requestHeaders).toHaveProperty('webhook-signature');
  });

  test('is found by the middle of an id, and by a field of the payload, that only one copy has', async ({
    ctx,
    db,
  }) => {
    const [transferId = ''] = await values<string>(
      db,
      `select transfer_id as value from callbacks where provider = 'basswallet' order by id desc limit 1`,
    );
    expect(JSON.stringify(await search(ctx, { q: transferId.slice(3, 16) }))).toContain(transferId);
    const { data } = await listCallbacks(ctx, parseCallbackFilter({ 'payload.id': transferId }));
    expect(new Set(data.map((callback) => callback.transferId))).toEqual(new Set([transferId]));
  });

  test('shows of a batch first what its whole timeline, lines and sums say', async ({ ctx, db }) => {
    const batches = await values<string>(
      db,
      'select batch_id as value from batches order by conflicted desc, id desc limit 60',
    );
    const nowMs = Date.now();
    const order = {
      outcomes: laneGroups.filter((group) => group !== 'conflict'),
      linesMax: 3,
      wholeMax: 5,
    };
    const came = new Set<'whole although long' | 'cut'>();
    for (const batchId of [bigBatchId, ...batches]) {
      const address = { provider: 'gatepay', batchId };
      const whole = await getBatch(ctx, address);
      const front = await getBatchFront(ctx, address, order);
      const model = layoutTimeline(batchLanes(whole, nowMs));
      const { length: total } = whole.suborders;
      const shown = total <= order.wholeMax ? order.wholeMax : order.linesMax;
      if (total > order.linesMax) came.add(total > shown ? 'cut' : 'whole although long');
      expect(frontModel(front, nowMs)).toEqual({ ...model, lines: model.lines.slice(0, shown) });
      expect(front.first).toEqual(orderLanes(whole.suborders).slice(0, shown));
      expect(front.totals).toEqual(whole.totals);
      expect(findConflicts(front)).toEqual(findConflicts(whole));
      const news = new Map<string, number>();
      for (const { callbackId, count } of front.news) news.set(callbackId, (news.get(callbackId) ?? 0) + count);
      const told = whole.timeline.filter(({ kind }) => kind === 'suborder').map(({ callbackId }) => callbackId);
      expect(news).toEqual(new Map(told.map((id) => [id, told.filter((other) => other === id).length])));
      for (const row of balanceTotals(front.totals, front.sums)) {
        const own = whole.suborders.filter(
          (line) => (line.currency ?? '') === row.currency && line.chain === row.chain,
        );
        expect(row.lines.total).toBe(own.length);
        expect(row.incomplete).toBe(
          own.filter((line) => line.amount === null || (line.outcome === 'succeeded' && line.doneAmount === null))
            .length,
        );
      }
    }
    expect([...came].sort()).toEqual(['cut', 'whole although long']);
  }, 60_000);

  test('is not filled a second time', async ({ ctx, databaseUrl }) => {
    await expect(fillDatabase(ctx, databaseUrl, options)).rejects.toBeInstanceOf(NotEmpty);
  });
});
