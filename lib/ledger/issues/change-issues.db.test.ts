import { expect, onTestFinished } from 'vitest';
import { holdIssue } from '@/e2e/support/hold-issue';
import { raise, test } from '@/e2e/support/issues-test';
import { one } from '@/e2e/support/ledger-test';
import type { TestClock } from '@/e2e/support/test-context';
import type { ActorContext, Role } from '@/lib/access/actor';
import { closeIssues } from '@/lib/ledger/close-issues';
import { raiseIssues } from '@/lib/ledger/raise-issues';
import { inTransaction } from '@/lib/platform/db/transaction';
import { onNudge } from '@/lib/platform/nudge';
import { minuteMs, secondMs } from '@/lib/platform/time';
import { acknowledgeIssue } from './acknowledge-issue';
import { assignIssue } from './assign-issue';
import { lockIssue } from './change-issue';
import { changeIssues, chosenIssuesMax } from './change-issues';
import { getIssue } from './get-issue';
import { parseIssueFilter } from './issue-filter';
import { resolveIssue } from './resolve-issue';
import { writeOwner } from './write-owner';

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

test('what is said with it stands under each that was given, and in the audit that it was said', async ({ as, db }) => {
  const finance = as('finance');
  const issueIds = [await raise(finance, { subject: 'batch:1' }), await raise(finance, { subject: 'batch:2' })];
  const ownerId = finance.actor.kind === 'person' ? finance.actor.userId : null;
  await assignIssue(as('admin'), { id: issueIds[0] ?? '', ownerId });
  const action = { do: 'assign', ownerId, note: ' Yours, Fay. ' } as const;
  const given = await changeIssues(as('admin'), { choice: { by: 'ids', issueIds }, action });
  expect(given).toEqual({ changed: 1, unchanged: 1, more: false });
  const { rows } = await db.pool.query(`
    select c.issue_id as id, c.author_name as author, c.text, a.after->'commented' as commented
    from issue_comments c join audit_entries a on a.subject = 'issue:' || c.issue_id`);
  expect(rows).toEqual([{ id: issueIds[1], author: 'The admin', text: 'Yours, Fay.', commented: true }]);
});

/** Four issues of nobody: what to call them by, and the people. */
async function fourOfNobody(as: (role: Role) => ActorContext & { clock: TestClock }) {
  const finance = as('finance');
  const issueIds: string[] = [];
  for (const subject of ['batch:1', 'batch:2', 'batch:3', 'batch:4']) issueIds.push(await raise(finance, { subject }));
  const [operatorId = '', financeId = ''] = [as('operator'), finance].map(({ actor }) =>
    actor.kind === 'person' ? actor.userId : '',
  );
  const [first = '', second = '', third = '', fourth = ''] = issueIds;
  const owners = async () => Promise.all(issueIds.map(async (id) => (await getIssue(finance, { id })).owner?.id));
  return { finance, issueIds, first, second, third, fourth, operatorId, financeId, owners };
}

test('given together by their rows, what is somebody else’s than its row showed is left out, and nothing besides', async ({
  as,
}) => {
  const { finance, issueIds, first, second, third, fourth, operatorId, financeId, owners } = await fourOfNobody(as);
  await assignIssue(finance, { id: second, ownerId: operatorId });
  await assignIssue(finance, { id: third, ownerId: operatorId });
  const seen = new Map([
    [first, null],
    [second, operatorId],
    [third, operatorId],
    [fourth, null],
  ]);
  finance.clock.advance(minuteMs);
  // Taken from nobody; acknowledged by whose it was all along; given away and back.
  await acknowledgeIssue(as('operator'), { id: first });
  await acknowledgeIssue(as('operator'), { id: second });
  await assignIssue(finance, { id: third, ownerId: null });
  await assignIssue(finance, { id: third, ownerId: operatorId });
  const action = { do: 'assign', ownerId: financeId, seen: { by: 'row', owners: seen } } as const;
  expect(await changeIssues(as('admin'), { choice: { by: 'ids', issueIds }, action })).toEqual({
    changed: 3,
    unchanged: 0,
    more: false,
    taken: [first],
  });
  expect(await owners()).toEqual([operatorId, financeId, financeId, financeId]);
  const blind = { do: 'assign', ownerId: financeId } as const;
  expect(await changeIssues(as('admin'), { choice: { by: 'ids', issueIds }, action: blind })).toEqual({
    changed: 1,
    unchanged: 3,
    more: false,
  });
});

test('given all that match, what others gave or took since the list was read is left out; what stayed theirs, or is the asker’s own deed, is not', async ({
  as,
}) => {
  const { finance, first, second, third, fourth, operatorId, financeId, owners } = await fourOfNobody(as);
  const admin = as('admin');
  await assignIssue(finance, { id: second, ownerId: operatorId });
  finance.clock.advance(minuteMs);
  const at = finance.clock.now();
  finance.clock.advance(minuteMs);
  await acknowledgeIssue(as('operator'), { id: first });
  await acknowledgeIssue(as('operator'), { id: second });
  await acknowledgeIssue(admin, { id: third });
  await assignIssue(finance, { id: fourth, ownerId: operatorId });
  const choice = { by: 'filter', filter: parseIssueFilter({}), until: at } as const;
  const action = { do: 'assign', ownerId: financeId, seen: { by: 'instant', at } } as const;
  const { taken = [], ...rest } = await changeIssues(admin, { choice, action });
  expect([...taken].toSorted()).toEqual([first, fourth].toSorted());
  expect(rest).toEqual({ changed: 2, unchanged: 0, more: false });
  expect(await owners()).toEqual([operatorId, financeId, financeId, operatorId]);
});

test('what somebody began to take before the list was read, and committed after it, is left out', async ({
  as,
  db,
}) => {
  const { finance, first, operatorId, financeId, owners } = await fourOfNobody(as);
  const operator = as('operator');
  await inTransaction(db.pool, async (tx) => {
    await writeOwner(tx, operator, {
      issues: [await lockIssue(tx, first)],
      owner: { id: operatorId, name: 'The operator' },
      note: null,
    });
    // A list that is read now has it as nobody's.
    expect((await getIssue(finance, { id: first })).owner).toBeNull();
    finance.clock.advance(secondMs);
  });
  const at = finance.clock.now();
  const action = { do: 'assign', ownerId: financeId, seen: { by: 'instant', at } } as const;
  const choice = { by: 'filter', filter: parseIssueFilter({}), until: at } as const;
  expect(await changeIssues(as('admin'), { choice, action })).toEqual({
    changed: 3,
    unchanged: 0,
    more: false,
    taken: [first],
  });
  expect(await owners()).toEqual([operatorId, financeId, financeId, financeId]);
});

async function idOf({ db }: ActorContext, subject: string): Promise<string> {
  return (await one<{ id: string }>(db, 'select id from issues where subject = $1', [subject])).id;
}

test('where the database goes away midway, it is answered how much was done, screens hear of it, and the same again goes on', async ({
  as,
  db,
  databaseUrl,
}) => {
  const finance = as('finance');
  await raiseMany(finance, 1_300);
  const heard: string[] = [];
  onTestFinished(onNudge('records', (origin) => heard.push(origin)));
  const choice = { by: 'filter', filter: parseIssueFilter({ kind: 'stuck', state: 'open' }) } as const;
  const action = { do: 'resolve', note: 'All paid.' } as const;
  const held = await holdIssue(databaseUrl, { id: await idOf(finance, 'batch:700') });
  const [broken] = await Promise.all([changeIssues(finance, { choice, action }), held.endWaiting()]);
  await held.letGo();
  // Two transactions, but for the one that is waited for alone.
  expect(broken).toEqual({
    ...{ changed: 999, unchanged: 0, more: true },
    broken: { cause: expect.objectContaining({ code: '57P01' }) },
  });
  expect(heard).toEqual(['here']);
  expect(await states(finance)).toEqual({ open: 301, resolved: 999 });
  expect(await changeIssues(finance, { choice, action })).toEqual({ changed: 301, unchanged: 0, more: false });
  const { rows } = await db.pool.query(
    `select (select count(*)::int from issue_comments) as comments,
      (select count(*)::int from audit_entries where action = 'issue.resolved') as deeds`,
  );
  expect(rows).toEqual([{ comments: 1_300, deeds: 1_300 }]);
});

test('where the database goes away before anything was done, that is thrown', async ({ as, databaseUrl }) => {
  const finance = as('finance');
  const id = await raise(finance, { subject: 'batch:1' });
  const held = await holdIssue(databaseUrl, { id });
  const changing = changeIssues(finance, { choice: { by: 'ids', issueIds: [id] }, action: { do: 'resolve' } });
  const [tried] = await Promise.allSettled([changing, held.endWaiting()]);
  await held.letGo();
  expect(tried).toMatchObject({ status: 'rejected', reason: { code: '57P01' } });
  expect(await states(finance)).toEqual({ open: 1 });
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
