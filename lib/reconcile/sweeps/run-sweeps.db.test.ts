import { expect } from 'vitest';
import { gatepaySecret } from '@/e2e/support/gatepay-door';
import { test as ledgerTest, one } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { foldDeltas } from '@/lib/ledger/statistics/fold-deltas';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { inTransaction } from '@/lib/platform/db/transaction';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { dayMs, hourMs, minuteMs } from '@/lib/platform/time';
import { getSweepBounds, setSweepBounds, sweepSettingsKey } from './read-bounds';
import { runSweeps } from './run-sweeps';

/** Without bounds that another test set: they are no part of the ledger. */
const test = ledgerTest.extend('ctx', async ({ ctx }) => {
  await ctx.db.pool.query('delete from console_settings where key = $1', [sweepSettingsKey]);
  return ctx;
});

async function accountOf({ db }: ActorContext, provider: string): Promise<bigint> {
  const { id } = await one<{ id: string }>(db, 'select id::text from accounts where provider = $1', [provider]);
  return BigInt(id);
}

const record = { rank: 0, terminal: false, outcome: 'pending' } as const;

async function storeTransfer(ctx: ActorContext, provider: string, status: string, ageMinutes: number, more = {}) {
  const openedAt = new Date(ctx.clock.now().getTime() - ageMinutes * minuteMs);
  const accountId = await accountOf(ctx, provider);
  const { id } = await ctx.db.prisma.transfer.create({
    data: {
      ...{ accountId, provider, kind: 'payment', transferId: `p${ageMinutes}${status}`, status, ...record, openedAt },
      ...{ updatedAt: openedAt, currency: 'MYR', requestedAmount: '12.50', ...more },
    },
  });
  return `transfer:${id}`;
}

async function storeBatch(ctx: ActorContext, ageMinutes: number, name = `b${ageMinutes}`) {
  const openedAt = new Date(ctx.clock.now().getTime() - ageMinutes * minuteMs);
  const accountId = await accountOf(ctx, 'gatepay');
  const { id } = await ctx.db.prisma.batch.create({
    data: {
      accountId,
      provider: 'gatepay',
      batchId: name,
      status: 'PROCESSING',
      ...record,
      openedAt,
      updatedAt: openedAt,
    },
  });
  const line = (lineKey: string, currency: string, amount: string, terminal = false) => ({
    ...{ batchRef: id, lineKey, status: 'PENDING', ...record, terminal, currency, amount, chain: 'TRX' },
    ...{ openedAt, updatedAt: openedAt },
  });
  await ctx.db.prisma.suborder.createMany({
    data: [line('1', 'USDT', '0.10'), line('2', 'USDT', '2'), line('3', 'BTC', '1'), line('4', 'USDT', '99', true)],
  });
  return `batch:${id}`;
}

async function live({ db }: ActorContext) {
  const { rows } = await db.pool.query(
    `select kind, subject, title, value_at_risk as "valueAtRisk", record_key as "recordKey", seen_count as "seenCount"
     from issues where state in ('open', 'acknowledged') order by subject, kind`,
  );
  return rows;
}

const ended = { status: 'DONE', terminal: true, outcome: 'succeeded' };

test('what is open for longer than its bound becomes one issue with the money that hangs on it, and closes when it ends', async ({
  ctx,
}) => {
  const batch = await storeBatch(ctx, 241);
  await storeBatch(ctx, 239);
  const transfer = await storeTransfer(ctx, 'caibo', 'waiting', 25 * 60);
  expect(await runSweeps(ctx)).toEqual({ skipped: false, raised: 2, cured: 0 });
  ctx.clock.advance(1000);
  expect(await runSweeps(ctx)).toEqual({ skipped: false, raised: 0, cured: 0 });
  expect(await live(ctx)).toEqual([
    {
      kind: 'stuck',
      subject: batch,
      recordKey: batch,
      seenCount: 1,
      title: 'Batch b241 has been PROCESSING for longer than 4 h',
      valueAtRisk: [
        { currency: 'BTC', amount: '1' },
        { currency: 'USDT', amount: '2.10' },
      ],
    },
    {
      kind: 'stuck',
      subject: transfer,
      recordKey: transfer,
      seenCount: 1,
      title: 'The payment p1500waiting has been waiting for longer than 1 d',
      valueAtRisk: [{ currency: 'MYR', amount: '12.50' }],
    },
  ]);
  await ctx.db.prisma.batch.updateMany({ where: { batchId: 'b241' }, data: ended });
  await ctx.db.prisma.transfer.updateMany({ data: ended });
  expect(await runSweeps(ctx)).toEqual({ skipped: false, raised: 0, cured: 2 });
  expect(await live(ctx)).toEqual([]);
});

test('an order without its second callback is told, becomes stuck when it moves on, and is closed when it ends', async ({
  ctx,
}) => {
  await storeTransfer(ctx, 'basswallet', 'AwaitingConfirmation', 61);
  await storeTransfer(ctx, 'basswallet', 'Success', 999, ended);
  await runSweeps(ctx);
  expect((await live(ctx)).map(({ kind }) => kind)).toEqual(['second_callback_missing']);
  await ctx.db.prisma.transfer.updateMany({ where: { terminal: false }, data: { status: 'Odd' } });
  ctx.clock.advance(dayMs);
  await runSweeps(ctx);
  expect((await live(ctx)).map(({ kind }) => kind)).toEqual(['stuck']);
  await ctx.db.prisma.transfer.updateMany({ data: ended });
  await runSweeps(ctx);
  expect(await live(ctx)).toEqual([]);
});

test('what a person closed stays closed until the record moves to another status', async ({ ctx }) => {
  await storeTransfer(ctx, 'caibo', 'waiting', 25 * 60);
  await runSweeps(ctx);
  await ctx.db.pool.query(`update issues set state = 'ignored', closed_at = now(), closed_by = 'Ana'`);
  expect(await runSweeps(ctx)).toMatchObject({ raised: 0 });
  await ctx.db.prisma.transfer.updateMany({ data: { status: 'pending' } });
  expect(await runSweeps(ctx)).toMatchObject({ raised: 1 });
});

test('a run looks at a bounded number of rows, and further runs reach every one of them', async ({ ctx }) => {
  for (let index = 0; index < 7; index += 1) await storeTransfer(ctx, 'caibo', 'waiting', 25 * 60 + index);
  const raised: number[] = [];
  for (let run = 0; run < 4; run += 1) {
    const done = await runSweeps(ctx, { rows: { transfer: 2, cures: 3 } });
    raised.push(done.skipped ? -1 : done.raised);
  }
  expect(raised).toEqual([2, 2, 2, 1]);
  await ctx.db.prisma.transfer.updateMany({ data: ended });
  const cured: number[] = [];
  for (let run = 0; run < 4; run += 1) {
    const done = await runSweeps(ctx, { rows: { cures: 3 } });
    cured.push(done.skipped ? -1 : done.cured);
  }
  expect(cured.reduce((sum, count) => sum + count, 0)).toBe(7);
  expect(Math.max(...cured)).toBe(3);
});

test('one process sweeps at a time, and nothing is done twice', async ({ ctx }) => {
  await storeBatch(ctx, 300);
  await inTransaction(ctx.db.pool, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockKeys.sweeps]);
    expect(await runSweeps(ctx)).toEqual({ skipped: true });
  });
  await Promise.all([runSweeps(ctx), runSweeps(ctx), runSweeps(ctx)]);
  expect((await live(ctx)).map(({ seenCount }) => seenCount)).toEqual([1]);
});

test('bounds that are changed hold from the next run on, close what they allow, and are audited', async ({ ctx }) => {
  await storeBatch(ctx, 300);
  await runSweeps(ctx);
  const bounds = await getSweepBounds(ctx);
  const stuck = [...bounds.stuck, { provider: 'gatepay', kind: 'batch', chain: 'TRX', minutes: 600 } as const];
  await setSweepBounds(ctx, { ...bounds, stuck });
  await setSweepBounds(ctx, { ...bounds, stuck });
  expect(await runSweeps(ctx)).toMatchObject({ cured: 1 });
  expect(await getSweepBounds(ctx)).toEqual({ ...bounds, stuck });
  const audit = await ctx.db.prisma.auditEntry.findMany({ where: { action: 'settings.sweeps_set' } });
  expect(audit.map(({ after }) => after)).toEqual([
    { 'stuck gatepay batch TRX': 600, otherwiseMinutes: 1440, missingMin: 20, minutesMin: 60 },
  ]);
});

test('who may not manage settings cannot change a bound', async ({ ctx }) => {
  const actor = { kind: 'token', tokenId: '1', name: 'reports', scopes: ['read'], address: null } as const;
  const bounds = await getSweepBounds({ ...ctx, actor });
  await expect(setSweepBounds({ ...ctx, actor }, bounds)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(setSweepBounds(ctx, { ...bounds, otherwiseMinutes: 0 })).rejects.toThrow();
});

/** `count` callbacks in each hour of office days (09–17 UTC) from `from` on. */
async function storeHabit(ctx: ActorContext, provider: string, from: Date, to: Date): Promise<void> {
  const accountId = await accountOf(ctx, provider);
  for (let hour = from.getTime(); hour < to.getTime(); hour += hourMs) {
    const at = new Date(hour);
    if (at.getUTCHours() < 9 || at.getUTCHours() > 17) continue;
    await ctx.db.pool.query(
      `insert into callbacks (account_id, provider, channel, type, provider_status, outcome, verified, verification, dedup_key,
         url, received_at, first_request_id)
       select $1, $2, $2, 'x', 'x', 'none', true, '{}', $3 || n, '/', $4::timestamptz + make_interval(secs => n), $5
       from generate_series(1, 30) as n`,
      [accountId, provider, `${at.toISOString()} `, at, uuidv7(at)],
    );
  }
}

test('a provider that falls silent against its own hours is told once, and the issue closes with its next callback', async ({
  ctx,
}) => {
  const now = ctx.clock.now().getTime();
  const day = Math.floor(now / dayMs) * dayMs;
  await storeHabit(ctx, 'caibo', new Date(day - 28 * dayMs), new Date(day));
  while ((await foldDeltas(ctx)) > 0);
  expect(await runSweeps(ctx)).toMatchObject({ raised: 0 });
  ctx.clock.advance(2 * hourMs);
  expect(await runSweeps(ctx)).toMatchObject({ raised: 1 });
  expect(await runSweeps(ctx)).toMatchObject({ raised: 0, cured: 0 });
  expect((await live(ctx)).map(({ kind, title }) => [kind, title])).toEqual([
    ['provider_silent', expect.stringContaining('has sent nothing since 2026-03-01 18:00 UTC')],
  ]);
  await storeHabit(ctx, 'caibo', new Date(day + 11 * hourMs), new Date(day + 12 * hourMs));
  await runSweeps(ctx);
  expect(await live(ctx)).toEqual([]);
});

test('a silence that lasts until nothing is usual any more stays told', async ({ ctx }) => {
  const day = Math.floor(ctx.clock.now().getTime() / dayMs) * dayMs;
  await storeHabit(ctx, 'caibo', new Date(day - 21 * dayMs), new Date(day));
  ctx.clock.advance(3 * hourMs);
  expect(await runSweeps(ctx)).toMatchObject({ raised: 1 });
  ctx.clock.advance(42 * dayMs);
  await runSweeps(ctx);
  expect((await live(ctx)).map(({ kind }) => kind)).toEqual(['provider_silent']);
});

test('an account that is switched off is not silent any more', async ({ ctx }) => {
  const day = Math.floor(ctx.clock.now().getTime() / dayMs) * dayMs;
  await storeHabit(ctx, 'caibo', new Date(day - 21 * dayMs), new Date(day));
  ctx.clock.advance(3 * hourMs);
  await runSweeps(ctx);
  expect(await live(ctx)).toHaveLength(1);
  await ctx.db.prisma.account.updateMany({ where: { provider: 'caibo' }, data: { enabled: false } });
  await runSweeps(ctx);
  expect(await live(ctx)).toEqual([]);
});

test('what stays stuck is asked about again, less and less often, and never while a question waits', async ({
  ctx,
}) => {
  const batch = await storeBatch(ctx, 300);
  const unable = await runSweeps(ctx);
  expect(unable).toMatchObject({ raised: 1 });
  expect(await ctx.db.prisma.probe.count()).toBe(0);
  const asking = {
    ...ctx,
    ...testContext(ctx.db, { GATEPAY_API_SECRET: gatepaySecret, GATEPAY_CLIENT_ID: 'mock' }, ctx.clock),
  };
  await ensureAccounts(asking);
  const asked = async (afterHours: number) => {
    ctx.clock.advance(afterHours * hourMs);
    await runSweeps(asking);
    return ctx.db.prisma.probe.count({ where: { subject: batch } });
  };
  const answer = () =>
    ctx.db.prisma.probe.updateMany({ data: { state: 'answered', nextTryAt: null, finishedAt: ctx.clock.now() } });
  // The account became able to ask after the issue was raised.
  expect(await asked(0)).toBe(1);
  expect(await asked(9)).toBe(1);
  await answer();
  expect(await asked(0)).toBe(2);
  await answer();
  expect(await asked(3)).toBe(2);
  expect(await asked(1)).toBe(3);
  await answer();
  expect(await asked(23)).toBe(3);
  expect(await asked(1)).toBe(4);
  await answer();
  await ctx.db.prisma.batch.updateMany({ data: ended });
  expect(await asked(48)).toBe(4);
});

test('the provider is asked about what is newly stuck, once, where its account can ask', async ({ ctx }) => {
  await storeBatch(ctx, 300);
  await storeTransfer(ctx, 'basswallet', 'AwaitingConfirmation', 300);
  const asking = {
    ...ctx,
    ...testContext(ctx.db, { GATEPAY_API_SECRET: gatepaySecret, GATEPAY_CLIENT_ID: 'mock' }, ctx.clock),
  };
  await ensureAccounts(asking);
  await runSweeps(asking);
  await runSweeps(asking);
  const probes = await ctx.db.prisma.probe.findMany();
  expect(probes.map(({ provider, trigger, requestedBy, state }) => [provider, trigger, requestedBy, state])).toEqual([
    ['gatepay', 'sweep', null, 'waiting'],
  ]);
});
