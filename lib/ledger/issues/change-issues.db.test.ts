import { expect } from 'vitest';
import { raise, test } from '@/e2e/support/issues-test';
import type { ActorContext } from '@/lib/access/actor';
import { closeIssues } from '@/lib/ledger/close-issues';
import { raiseIssues } from '@/lib/ledger/raise-issues';
import { inTransaction } from '@/lib/platform/db/transaction';
import { minuteMs } from '@/lib/platform/time';
import { acknowledgeIssue } from './acknowledge-issue';
import { assignIssue } from './assign-issue';
import { changeIssues, chosenIssuesMax } from './change-issues';
import { getIssue } from './get-issue';
import { parseIssueFilter } from './issue-filter';
import { resolveIssue } from './resolve-issue';

async function raiseMany({ db, clock }: ActorContext, count: number): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>(`select id from accounts where provider = 'gatepay'`);
  const issues = Array.from({ length: count }, (_, at) => ({
    ...({ accountId: rows[0]?.id ?? '', provider: 'gatepay', kind: 'stuck', subject: `batch:${at + 1}` } as const),
    ...{ title: `Batch ${at + 1} is stuck`, detail: {}, callbackId: null },
  }));
  await inTransaction(db.pool, (tx) => raiseIssues(tx, issues, clock.now()));
}

async function states({ db }: ActorContext): Promise<Record<string, number>> {
  const { rows } = await db.pool.query<{ state: string; count: number }>(
    'select state, count(*)::int as count from issues group by 1 order by 1',
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

test('everything that matches a filter is changed, in batches, with one entry of the audit each', async ({
  as,
  db,
}) => {
  const finance = as('finance');
  await raiseMany(finance, 1_203);
  await raise(finance, { kind: 'underpaid', subject: 'transfer:1' });
  const choice = { by: 'filter', filter: parseIssueFilter({ kind: 'stuck' }) } as const;
  const acknowledged = await changeIssues(finance, { choice, action: { do: 'acknowledge' } });
  expect(acknowledged).toEqual({ changed: 1_203, unchanged: 0, more: false });
  const again = await changeIssues(finance, { choice, action: { do: 'acknowledge' } });
  expect(again).toEqual({ changed: 0, unchanged: 0, more: false });
  const resolved = await changeIssues(finance, { choice, action: { do: 'resolve', note: 'All paid.' } });
  expect(resolved.changed).toBe(1_203);
  expect(await states(finance)).toEqual({ open: 1, resolved: 1_203 });
  const counts = await db.pool.query(
    `select (select count(*)::int from audit_entries where action = 'issue.resolved') as deeds,
      (select count(distinct subject)::int from audit_entries where action = 'issue.resolved') as subjects,
      (select count(*)::int from issue_comments where text = 'All paid.') as comments`,
  );
  expect(counts.rows).toEqual([{ deeds: 1_203, subjects: 1_203, comments: 1_203 }]);
});

test('of chosen issues those that the action does not fit stay as they are and are counted', async ({ as }) => {
  const finance = as('finance');
  const ids = [
    await raise(finance, { subject: 'batch:1' }),
    await raise(finance, { subject: 'batch:2' }),
    await raise(finance, { subject: 'batch:3' }),
  ];
  await resolveIssue(finance, { id: ids[0] ?? '' });
  const choice = { by: 'ids', issueIds: [...ids, ids[1] ?? '', '987654321'] } as const;
  expect(await changeIssues(finance, { choice, action: { do: 'ignore' } })).toEqual({
    changed: 2,
    unchanged: 1,
    more: false,
  });
  expect(await states(finance)).toEqual({ ignored: 2, resolved: 1 });
});

test('what was raised after the person looked is not touched', async ({ as }) => {
  const finance = as('finance');
  await raise(finance, { subject: 'batch:1' });
  const until = finance.clock.now();
  finance.clock.advance(minuteMs);
  const later = await raise(finance, { subject: 'batch:2' });
  const choice = { by: 'filter', filter: parseIssueFilter({ state: 'open' }), until } as const;
  expect((await changeIssues(finance, { choice, action: { do: 'resolve' } })).changed).toBe(1);
  expect((await getIssue(finance, { id: later })).state).toBe('open');
});

test('issues are given to one person together, and opened again where nothing is live in their place', async ({
  as,
}) => {
  const finance = as('finance');
  const first = await raise(finance, { subject: 'batch:1' });
  const second = await raise(finance, { subject: 'batch:2' });
  const ids = { by: 'ids', issueIds: [first, second] } as const;
  const ownerId = finance.actor.kind === 'person' ? finance.actor.userId : null;
  expect((await changeIssues(as('admin'), { choice: ids, action: { do: 'assign', ownerId } })).changed).toBe(2);
  expect((await getIssue(finance, { id: second })).owner).toEqual({ id: ownerId, name: 'The finance' });
  await changeIssues(finance, { choice: ids, action: { do: 'resolve' } });
  const anew = await raise(finance, { subject: 'batch:1' });
  expect(await changeIssues(finance, { choice: ids, action: { do: 'reopen' } })).toEqual({
    changed: 1,
    unchanged: 1,
    more: false,
  });
  expect((await getIssue(finance, { id: first })).state).toBe('resolved');
  expect((await getIssue(finance, { id: second })).state).toBe('open');
  expect((await getIssue(finance, { id: anew })).state).toBe('open');
});

test('given together, what changed hands since the asker looked is left out and named, and taken all the same where nobody looked', async ({
  as,
}) => {
  const finance = as('finance');
  const subjects = ['batch:1', 'batch:2', 'batch:3', 'batch:4'];
  const issueIds: string[] = [];
  for (const subject of subjects) issueIds.push(await raise(finance, { subject }));
  const [given = '', acknowledged = '', before = '', untouched = ''] = issueIds;
  const [operatorId, financeId] = [as('operator'), finance].map(({ actor }) =>
    actor.kind === 'person' ? actor.userId : null,
  );
  if (!operatorId || !financeId) throw new Error('not people');
  await assignIssue(finance, { id: before, ownerId: operatorId });
  finance.clock.advance(minuteMs);
  const lookedAt = finance.clock.now();
  finance.clock.advance(minuteMs);
  await assignIssue(finance, { id: given, ownerId: operatorId });
  await acknowledgeIssue(as('operator'), { id: acknowledged });
  const action = { do: 'assign', ownerId: financeId, lookedAt } as const;
  for (const choice of [
    { by: 'ids', issueIds },
    { by: 'filter', filter: parseIssueFilter({}), until: lookedAt },
  ] as const) {
    const { taken = [], ...rest } = await changeIssues(as('admin'), { choice, action });
    expect([...taken].toSorted()).toEqual([given, acknowledged].toSorted());
    // The second time the two are the asker's own deed: they are what was asked for already.
    expect(rest).toEqual({ changed: choice.by === 'ids' ? 2 : 0, unchanged: 0, more: false });
  }
  const owners = await Promise.all(issueIds.map(async (id) => (await getIssue(finance, { id })).owner?.id));
  expect(owners).toEqual([operatorId, operatorId, financeId, financeId]);
  const blind = { do: 'assign', ownerId: financeId } as const;
  expect(await changeIssues(as('admin'), { choice: { by: 'ids', issueIds }, action: blind })).toEqual({
    changed: 2,
    unchanged: 2,
    more: false,
  });
  expect((await getIssue(finance, { id: untouched })).owner?.id).toBe(financeId);
});

test('while the engine raises and closes in its own order, both end, and every deed has its entry', async ({
  as,
  db,
}) => {
  const finance = as('finance');
  await raiseMany(finance, 800);
  const subjects = Array.from({ length: 800 }, (_, at) => `batch:${at + 1}`).toReversed();
  const engine = async () => {
    for (let at = 0; at < subjects.length; at += 40) {
      const some = subjects.slice(at, at + 40);
      await inTransaction(db.pool, (tx) => closeIssues(tx, 'stuck', some, finance.clock.now()));
    }
  };
  const choice = { by: 'filter', filter: parseIssueFilter({ kind: 'stuck', state: 'open' }) } as const;
  const [change] = await Promise.all([changeIssues(finance, { choice, action: { do: 'ignore' } }), engine()]);
  const { ignored = 0, resolved = 0 } = await states(finance);
  expect(ignored + resolved).toBe(800);
  expect(change.changed).toBe(ignored);
  const { rows } = await db.pool.query(
    `select count(*)::int as count from audit_entries where action = 'issue.ignored'`,
  );
  expect(rows).toEqual([{ count: ignored }]);
});

test('a row that somebody else holds is waited for alone, not left out', async ({ as, db }) => {
  const finance = as('finance');
  await raiseMany(finance, 3);
  const holder = await db.pool.connect();
  await holder.query('begin');
  await holder.query(`select from issues where subject = 'batch:2' for update`);
  const choice = { by: 'filter', filter: parseIssueFilter({}) } as const;
  const changing = changeIssues(finance, { choice, action: { do: 'acknowledge' } });
  await expect.poll(() => states(finance)).toEqual({ acknowledged: 2, open: 1 });
  await holder.query('commit');
  holder.release();
  expect(await changing).toEqual({ changed: 3, unchanged: 0, more: false });
});

test('nobody chooses without bounds, and whoever may only look chooses nothing', async ({ as }) => {
  const issueIds = Array.from({ length: chosenIssuesMax + 1 }, (_, at) => String(at + 1));
  const action = { do: 'resolve' } as const;
  await expect(changeIssues(as('finance'), { choice: { by: 'ids', issueIds }, action })).rejects.toThrow('at most');
  await expect(changeIssues(as('finance'), { choice: { by: 'ids', issueIds: ['x'] }, action })).rejects.toThrow(
    'ids of',
  );
  const choice = { by: 'ids', issueIds: ['1'] } as const;
  await expect(changeIssues(as('viewer'), { choice, action })).rejects.toThrow('working on issues');
});
