import { expect } from 'vitest';
import { raise, test } from '@/e2e/support/issues-test';
import { storeRandomIssues } from '@/e2e/support/random-issues';
import { counted, stated } from '@/e2e/support/statistics';
import type { ActorContext } from '@/lib/access/actor';
import { closeIssues } from '@/lib/ledger/close-issues';
import { acknowledgeIssue } from '@/lib/ledger/issues/acknowledge-issue';
import { assignIssue } from '@/lib/ledger/issues/assign-issue';
import { changeIssues } from '@/lib/ledger/issues/change-issues';
import { commentIssue } from '@/lib/ledger/issues/comment-issue';
import { ignoreIssue } from '@/lib/ledger/issues/ignore-issue';
import { parseIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { reopenIssue } from '@/lib/ledger/issues/reopen-issue';
import { resolveIssue } from '@/lib/ledger/issues/resolve-issue';
import { raiseIssues, type ValueAtRisk } from '@/lib/ledger/raise-issues';
import { inTransaction } from '@/lib/platform/db/transaction';
import { foldDeltas } from './fold-deltas';
import { rebuildStatistics } from './rebuild-statistics';

const money = (...values: [currency: string, amount: string][]): ValueAtRisk[] =>
  values.map(([currency, amount]) => ({ currency, amount }));

/** Changes that wait to be folded, those of `deed` alone, without account and hour. */
async function left({ db }: ActorContext, deed: () => Promise<unknown>): Promise<string[]> {
  await db.pool.query('delete from statistics_deltas');
  await deed();
  const { rows } = await db.pool.query<{ words: string }>(
    `select concat_ws(' ', measure, word, nullif(currency, ''), count, amount) as words from statistics_deltas order by 1`,
  );
  return rows.map(({ words }) => words);
}

test('are what a count over the issues says after everything that can be done to one, folded or not', async ({
  as,
  db,
}) => {
  const admin = as('admin');
  const other = await db.prisma.user.create({
    data: { email: 'gone@merchant.test', name: 'Gone', passwordHash: '-', role: 'operator' },
  });
  const id = await raise(admin, { subject: 'batch:1', valueAtRisk: money(['USDT', '12.50'], ['MYR', '3']) });
  const plain = await raise(admin, { kind: 'stuck', subject: 'batch:2' });
  const all = { choice: { by: 'filter', filter: parseIssueFilter({}) }, action: { do: 'resolve' } } as const;
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['seen again', () => raise(admin, { subject: 'batch:1' })],
    ['other money', () => raise(admin, { subject: 'batch:1', valueAtRisk: money(['USDT', '12.500'], ['TRX', '1']) })],
    ['more money', () => raise(admin, { subject: 'batch:1', valueAtRisk: money(['USDT', '99.500'], ['TRX', '1']) })],
    [
      'money where none was',
      () => raise(admin, { kind: 'stuck', subject: 'batch:2', valueAtRisk: money(['BTC', '0']) }),
    ],
    ['acknowledged', () => acknowledgeIssue(admin, { id })],
    ['given to somebody', () => assignIssue(admin, { id, ownerId: String(other.id) })],
    ['its owner removed', () => db.prisma.user.delete({ where: { id: other.id } })],
    ['commented', () => commentIssue(admin, { id, text: 'Asked them.' })],
    ['about another record', () => db.pool.query(`update issues set record_key = 'batch:9'`)],
    ['ignored', () => ignoreIssue(admin, { id })],
    ['reopened', () => reopenIssue(admin, { id })],
    ['resolved', () => resolveIssue(admin, { id })],
    ['reopened again', () => reopenIssue(admin, { id })],
    [
      'closed by the engine',
      () => inTransaction(db.pool, (tx) => closeIssues(tx, 'stuck', ['batch:2'], admin.clock.now())),
    ],
    ['raised again', () => raise(admin, { kind: 'stuck', subject: 'batch:2', valueAtRisk: money(['BTC', '0.1']) })],
    ['many resolved', () => changeIssues(admin, all)],
    ['the first reopened', () => reopenIssue(admin, { id: plain })],
    ['deleted', () => db.pool.query(`delete from issues where id = $1`, [id])],
    ['all deleted', () => db.pool.query('delete from issues')],
  ];
  for (const [what, step] of steps) {
    await step();
    expect(await stated(db.pool), what).toEqual(await counted(db.pool));
    await foldDeltas(admin, 2);
    expect(await stated(db.pool), `${what}, half folded`).toEqual(await counted(db.pool));
  }
  expect(await stated(db.pool)).toEqual([]);
});

test('a change leaves a row for each figure that it changes, and none where it changes none', async ({ as }) => {
  const admin = as('admin');
  const issue = { subject: 'batch:1', valueAtRisk: money(['MYR', '3'], ['USDT', '12.50']) };
  const opened = [
    'at_risk amount_mismatch 0 MYR 1 3',
    'at_risk amount_mismatch 2 USDT 1 12.50',
    'issue open amount_mismatch 1 0',
  ];
  expect(await left(admin, () => raise(admin, issue))).toEqual(opened);
  const id = await raise(admin, issue);
  expect(await left(admin, () => raise(admin, issue))).toEqual([]);
  expect(await left(admin, () => assignIssue(admin, { id, ownerId: null }))).toEqual([]);
  expect(await left(admin, () => acknowledgeIssue(admin, { id }))).toEqual([
    'issue acknowledged amount_mismatch 1 0',
    'issue open amount_mismatch -1 0',
  ]);
  const more = { ...issue, valueAtRisk: money(['MYR', '5'], ['USDT', '12.50']) };
  expect(await left(admin, () => raise(admin, more))).toEqual(['at_risk amount_mismatch 0 MYR 0 2']);
  expect(await left(admin, () => resolveIssue(admin, { id }))).toEqual([
    'at_risk amount_mismatch 0 MYR -1 -5',
    'at_risk amount_mismatch 2 USDT -1 -12.50',
    'issue acknowledged amount_mismatch -1 0',
  ]);
});

test('of two who raise the same issue at once both count, and what is rolled back leaves nothing', async ({
  as,
  db,
}) => {
  const admin = as('admin');
  const { id: accountId } = await db.prisma.account.findFirstOrThrow({ where: { provider: 'gatepay' } });
  const issue = (amount: string) => ({
    ...({ accountId: String(accountId), provider: 'gatepay', kind: 'underpaid', subject: 'transfer:1' } as const),
    ...{ title: 'Underpaid', detail: {}, callbackId: null, valueAtRisk: money(['USDT', amount]) },
  });
  const now = admin.clock.now();
  let second: Promise<void> | undefined;
  await inTransaction(db.pool, async (tx) => {
    await raiseIssues(tx, [issue('1.5')], now);
    second = inTransaction(db.pool, (other) => raiseIssues(other, [issue('2.25')], now));
    const waiting = `select count(*)::int as count from pg_locks where not granted and locktype = 'transactionid'`;
    await expect.poll(async () => (await db.pool.query<{ count: number }>(waiting)).rows[0]?.count).toBeGreaterThan(0);
    expect(await stated(db.pool)).toEqual([]);
  });
  await second;
  const facts = await counted(db.pool);
  expect(facts).toEqual([
    expect.stringMatching(/^at_risk .* underpaid 2 USDT 1 2\.25$/),
    expect.stringMatching(/^issue .* open underpaid {2}1 0$/),
  ]);
  expect(await stated(db.pool)).toEqual(facts);
  const failing = inTransaction(db.pool, async (tx) => {
    await raiseIssues(tx, [issue('99')], now);
    await tx.query('delete from issues');
    throw new Error('given up');
  });
  await expect(failing).rejects.toThrow('given up');
  expect(await stated(db.pool)).toEqual(facts);
});

test('are exact in every snapshot while issues are changed, changes folded and figures rebuilt', async ({ as, db }) => {
  const admin = as('admin');
  const work = async (seed: number) => {
    for (let round = 0; round < 6; round += 1) {
      await storeRandomIssues(db, 10 * seed + round, 20);
      // Its own issues alone, so that no two wait for each other crosswise.
      const own = `subject like 'suborder:${10 * seed + round}%'`;
      await db.pool.query(`update issues set state = 'acknowledged' where state = 'open' and id % 2 = 0 and ${own}`);
      await db.pool.query(
        `update issues set value_at_risk = '[{"currency":"USDT","amount":"7.125"}]' where id % 3 = 0 and ${own}`,
      );
      await db.pool.query(`delete from issues where id % 5 = 0 and ${own}`);
    }
  };
  let isDone = false;
  const fold = async () => {
    while (!isDone) await foldDeltas(admin, 3);
  };
  let snapshots = 0;
  const look = async () => {
    while (!isDone) {
      await inTransaction(db.pool, async (tx) => {
        await tx.query('set transaction isolation level repeatable read');
        expect(await stated(tx)).toEqual(await counted(tx));
        snapshots += 1;
      });
    }
  };
  const others = [fold(), fold(), look()];
  await Promise.all([work(1), work(2), work(3)]);
  await rebuildStatistics(admin, admin.clock.now(), admin.clock.now());
  isDone = true;
  await Promise.all(others);
  expect(snapshots).toBeGreaterThan(1);
  expect(await stated(db.pool)).toEqual(await counted(db.pool));
});

test('are counted anew where they are wrong or were never kept', async ({ as, db }) => {
  await storeRandomIssues(db, 7, 60);
  await foldDeltas(as('admin'), 10);
  await db.pool.query('update statistics_deltas set count = count + 7; delete from statistics');
  expect(await stated(db.pool)).not.toEqual(await counted(db.pool));
  await rebuildStatistics(as('admin'), as('admin').clock.now(), as('admin').clock.now());
  expect(await stated(db.pool)).toEqual(await counted(db.pool));
});
