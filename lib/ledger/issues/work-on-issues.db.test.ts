import { expect } from 'vitest';
import { raise, test } from '@/e2e/support/issues-test';
import { closeIssues } from '@/lib/ledger/close-issues';
import { inTransaction } from '@/lib/platform/db/transaction';
import { minuteMs } from '@/lib/platform/time';
import { acknowledgeIssue } from './acknowledge-issue';
import { assignIssue } from './assign-issue';
import { commentIssue } from './comment-issue';
import { getIssue } from './get-issue';
import { ignoreIssue } from './ignore-issue';
import { listIssueOwners } from './list-issue-owners';
import { reopenIssue } from './reopen-issue';
import { resolveIssue } from './resolve-issue';

const audit = `select action, actor_name as by, before, after from audit_entries where subject = $1 order by id`;

test('an issue is taken, resolved with a word about it, and opened again; the audit has each step', async ({
  as,
  db,
}) => {
  const finance = as('finance');
  const id = await raise(finance);
  await acknowledgeIssue(finance, { id, seen: 'open' });
  expect(await getIssue(finance, { id })).toMatchObject({
    state: 'acknowledged',
    acknowledgedAt: '2026-03-02T09:00:00.000Z',
    owner: { name: 'The finance' },
  });
  finance.clock.advance(minuteMs);
  await resolveIssue(as('operator'), { id, note: ' GatePay corrected it. ' });
  const resolved = await getIssue(finance, { id });
  expect(resolved).toMatchObject({ state: 'resolved', closedBy: 'The operator', owner: { name: 'The finance' } });
  expect(resolved.comments).toMatchObject([{ author: 'The operator', text: 'GatePay corrected it.' }]);
  finance.clock.advance(minuteMs);
  await reopenIssue(as('admin'), { id, seen: 'resolved' });
  const open = await getIssue(finance, { id });
  expect(open).toMatchObject({ state: 'open', closedAt: null, closedBy: null, acknowledgedAt: null });
  expect(open.history.map(({ kind }) => kind)).toEqual(['raised', 'changed', 'changed', 'commented', 'changed']);
  const { rows } = await db.pool.query(audit, [`issue:${id}`]);
  expect(rows).toMatchObject([
    {
      ...{ action: 'issue.acknowledged', by: 'The finance', before: { state: 'open', owner: null, ownerId: null } },
      after: { state: 'acknowledged', owner: 'The finance', ownerId: expect.any(String) },
    },
    { action: 'issue.resolved', by: 'The operator', before: { state: 'acknowledged' }, after: { state: 'resolved' } },
    { action: 'issue.reopened', by: 'The admin', before: { closedBy: 'The operator' }, after: { state: 'open' } },
  ]);
});

test('whoever looks at a stale page changes nothing', async ({ as, db }) => {
  const id = await raise(as('finance'));
  await ignoreIssue(as('operator'), { id, seen: 'open' });
  await expect(resolveIssue(as('finance'), { id, seen: 'open', note: 'x' })).rejects.toThrow(
    `Issue ${id} was ignored by The operator since you looked at it. Nothing was changed`,
  );
  expect(await getIssue(as('finance'), { id })).toMatchObject({ state: 'ignored', comments: [] });
  const { rows } = await db.pool.query(audit, [`issue:${id}`]);
  expect(rows).toHaveLength(1);
});

test('of two people who decide at once one is told of the other', async ({ as }) => {
  const id = await raise(as('finance'));
  const both = await Promise.allSettled([
    resolveIssue(as('finance'), { id, seen: 'open' }),
    ignoreIssue(as('operator'), { id, seen: 'open' }),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(['resolved', 'ignored']).toContain((await getIssue(as('finance'), { id })).state);
});

test('what the engine closes is told apart, and somebody who looks at an older page is told', async ({
  as,
  db,
  ctx,
}) => {
  const finance = as('finance');
  const id = await raise(finance, { kind: 'stuck' });
  finance.clock.advance(minuteMs);
  await inTransaction(db.pool, (tx) => closeIssues(tx, 'stuck', ['batch:1'], ctx.clock.now()));
  expect(await getIssue(finance, { id })).toMatchObject({ state: 'resolved', closedBy: null });
  await expect(acknowledgeIssue(finance, { id, seen: 'open' })).rejects.toThrow(
    'closed by itself: its cause went away',
  );
  await reopenIssue(finance, { id });
  expect((await getIssue(finance, { id })).history.map(({ kind }) => kind)).toEqual([
    'raised',
    'closed_itself',
    'changed',
  ]);
});

test('what is live as another issue is not opened a second time', async ({ as }) => {
  const first = await raise(as('finance'));
  await resolveIssue(as('finance'), { id: first });
  const second = await raise(as('finance'));
  expect(second).not.toBe(first);
  await expect(reopenIssue(as('finance'), { id: first })).rejects.toThrow(`raised again as issue ${second}`);
  expect((await getIssue(as('finance'), { id: first })).state).toBe('resolved');
});

test('a live issue is given to somebody who may work on it, and to nobody else', async ({ as, ctx }) => {
  const id = await raise(ctx);
  const owners = await listIssueOwners(as('viewer'));
  expect(owners.map(({ name }) => name)).toEqual(['The admin', 'The finance', 'The operator']);
  const [admin] = owners;
  await assignIssue(as('finance'), { id, ownerId: admin?.id ?? '', seenOwnerId: null });
  const given = await getIssue(as('viewer'), { id });
  expect(given.owner).toEqual(admin);
  expect(given.history).toContainEqual(
    expect.objectContaining({ kind: 'assigned', by: 'The finance', from: null, to: 'The admin' }),
  );
  await expect(assignIssue(as('finance'), { id, ownerId: null, seenOwnerId: null })).rejects.toThrow('somebody else');
  const viewer = as('viewer').actor;
  const viewerId = viewer.kind === 'person' ? viewer.userId : '';
  await expect(assignIssue(as('finance'), { id, ownerId: viewerId })).rejects.toThrow('may work on issues');
  await expect(assignIssue(as('finance'), { id, ownerId: 'x' })).rejects.toThrow('may work on issues');
  await resolveIssue(as('finance'), { id });
  await expect(assignIssue(as('finance'), { id, ownerId: null })).rejects.toThrow('open it again');
});

test('what is said with it is kept, also of an issue that is theirs already', async ({ as, db }) => {
  const id = await raise(as('finance'));
  const finance = as('finance').actor;
  const ownerId = finance.kind === 'person' ? finance.userId : '';
  await assignIssue(as('operator'), { id, ownerId, note: 'You know GatePay best.' });
  await assignIssue(as('operator'), { id, ownerId, note: 'And today, please.' });
  const texts = (await getIssue(as('viewer'), { id })).comments.map(({ text }) => text);
  expect(texts).toEqual(['You know GatePay best.', 'And today, please.']);
  const { rows } = await db.pool.query(audit, [`issue:${id}`]);
  expect(rows).toMatchObject([{ action: 'issue.assigned', after: { commented: true } }, { action: 'issue.commented' }]);
});

test('comments are kept in any script and any state, and empty ones refused', async ({ as, db }) => {
  const id = await raise(as('finance'));
  await resolveIssue(as('finance'), { id });
  await commentIssue(as('operator'), { id, text: 'تم الدفع\u0000 ✓\r\n二行目' });
  expect((await getIssue(as('finance'), { id })).comments).toMatchObject([{ text: 'تم الدفع\ufffd ✓\n二行目' }]);
  await expect(commentIssue(as('operator'), { id, text: ' \n ' })).rejects.toThrow('Nothing was said');
  await expect(commentIssue(as('operator'), { id, text: 'x'.repeat(4_001) })).rejects.toThrow('4000 characters');
  const { rows } = await db.pool.query(audit, [`issue:${id}`]);
  expect(rows.map(({ action }) => action)).toEqual(['issue.resolved', 'issue.commented']);
});

test('whoever may only look changes nothing', async ({ as }) => {
  const id = await raise(as('finance'));
  const viewer = as('viewer');
  const tries = [acknowledgeIssue, resolveIssue, ignoreIssue, reopenIssue].map((verb) => verb(viewer, { id }));
  tries.push(commentIssue(viewer, { id, text: 'x' }), assignIssue(viewer, { id, ownerId: null }));
  for (const tried of tries) await expect(tried).rejects.toThrow('does not include working on issues');
  expect(await getIssue(viewer, { id })).toMatchObject({ state: 'open', comments: [], owner: null });
});

test('an issue that is not there is not found, whatever is asked as its id', async ({ as }) => {
  for (const id of ['987654321', '0', '-1', "1' or 1=1", '9'.repeat(30)]) {
    await expect(getIssue(as('viewer'), { id })).rejects.toThrow('There is no issue');
    await expect(resolveIssue(as('finance'), { id })).rejects.toThrow('There is no issue');
  }
});
