import { expect } from 'vitest';
import { test } from '@/e2e/support/people-test';
import type { ActorContext } from '@/lib/access/actor';
import { changeView, deleteView } from './change-view';
import { listViews } from './list-views';
import { findColumns, rememberColumns } from './remember-columns';
import { ownViewsMax, saveView } from './save-view';

const failed = { list: 'callbacks', name: 'Failed', query: 'status=failed&cursor=abc', shared: false } as const;
const named = async (ctx: ActorContext) =>
  (await listViews(ctx, { list: 'callbacks' })).map(({ name, owner, shared, mayChange }) => ({
    name,
    owner,
    shared,
    mayChange,
  }));

async function audited({ db }: ActorContext) {
  const { rows } = await db.pool.query<{ action: string; after: unknown }>(
    "select action, after from audit_entries where action like 'view.%' order by id",
  );
  return rows;
}

test('a private view is seen and changed by its owner alone, and leaves nothing in the audit', async ({ join }) => {
  const viewer = await join('viewer', 'vera');
  const admin = await join('admin', 'ada');
  const { id } = await saveView(viewer, failed);
  expect(await listViews(viewer, { list: 'callbacks' })).toMatchObject([
    { id, name: 'Failed', query: 'status=failed', owner: null, mayChange: true },
  ]);
  expect(await named(admin)).toEqual([]);
  await expect(changeView(admin, { id, seen: null, changes: { name: 'Mine' } })).rejects.toThrow('no such view');
  await expect(deleteView(admin, { id, seen: null })).rejects.toThrow('no such view');
  await changeView(viewer, { id, seen: null, changes: { name: 'Not sent', query: 'status=failed&provider=gatepay' } });
  await deleteView(viewer, { id, seen: null });
  expect(await named(viewer)).toEqual([]);
  expect(await audited(viewer)).toEqual([]);
});

test('a shared view is seen by everybody, changed by its owner and admins, and every change of it is audited', async ({
  join,
}) => {
  const operator = await join('operator', 'otto');
  const finance = await join('finance', 'fay');
  const admin = await join('admin', 'ada');
  const { id } = await saveView(operator, { ...failed, shared: true });
  expect(await named(finance)).toEqual([{ name: 'Failed', owner: 'otto', shared: true, mayChange: false }]);
  expect(await named(admin)).toEqual([{ name: 'Failed', owner: 'otto', shared: true, mayChange: true }]);
  await expect(changeView(finance, { id, seen: null, changes: { name: 'Mine' } })).rejects.toThrow(
    'managing the views of others',
  );
  await changeView(admin, { id, seen: null, changes: { name: 'Failed ones' } });
  await changeView(operator, { id, seen: null, changes: { shared: false } });
  expect(await named(admin)).toEqual([]);
  await changeView(operator, { id, seen: null, changes: { shared: true } });
  await deleteView(admin, { id, seen: null });
  expect((await audited(admin)).map(({ action }) => action)).toEqual([
    'view.shared',
    'view.changed',
    'view.unshared',
    'view.shared',
    'view.deleted',
  ]);
});

test('a token sees what is shared, of the lists that it may read, and nothing private', async ({ join }) => {
  const operator = await join('operator', 'otto');
  await saveView(operator, { ...failed, shared: true });
  await saveView(operator, { ...failed, name: 'Mine' });
  const token = { kind: 'token', tokenId: '1', name: 'job', address: null } as const;
  const reading: ActorContext = { ...operator, actor: { ...token, scopes: ['read'] } };
  expect(await listViews(reading, { list: null })).toMatchObject([{ name: 'Failed', owner: 'otto', mayChange: false }]);
  await expect(saveView(reading, failed)).rejects.toThrow('signed-in person');
  await expect(listViews({ ...reading, actor: { ...token, scopes: [] } }, { list: null })).rejects.toThrow(
    'views.read',
  );
});

test('a viewer keeps views and shares none, in no way', async ({ join }) => {
  const viewer = await join('viewer', 'vera');
  await expect(saveView(viewer, { ...failed, shared: true })).rejects.toThrow('sharing views');
  const { id } = await saveView(viewer, failed);
  await expect(changeView(viewer, { id, seen: null, changes: { shared: true } })).rejects.toThrow('sharing views');
  expect(await named(viewer)).toEqual([{ name: 'Failed', owner: null, shared: false, mayChange: true }]);
});

test('of two who change a view at once the second is told, and nothing of the first is lost', async ({ join }) => {
  const operator = await join('operator', 'otto');
  const admin = await join('admin', 'ada');
  const { id } = await saveView(operator, { ...failed, shared: true });
  const [seen] = await listViews(admin, { list: 'callbacks' });
  await changeView(operator, { id, seen: seen?.updatedAt ?? '', changes: { query: 'status=new' } });
  const late = changeView(admin, { id, seen: seen?.updatedAt ?? '', changes: { query: 'status=sent' } });
  await expect(late).rejects.toThrow('changed this view meanwhile');
  expect(await listViews(admin, { list: 'callbacks' })).toMatchObject([{ query: 'status=new' }]);
});

test('names are one owner’s own on each list, and there are no more views than the bound', async ({ join }) => {
  const viewer = await join('viewer', 'vera');
  const { id } = await saveView(viewer, failed);
  await expect(saveView(viewer, { ...failed, name: ' Failed ' })).rejects.toThrow('already');
  await saveView(viewer, { ...failed, list: 'issues' });
  const other = await saveView(viewer, { ...failed, name: 'Other' });
  await expect(changeView(viewer, { id: other.id, seen: null, changes: { name: 'Failed' } })).rejects.toThrow(
    'already',
  );
  await expect(saveView(viewer, { ...failed, name: ' ' })).rejects.toThrow('Give the view a name');
  await expect(saveView(viewer, { ...failed, name: 'Long', query: `q=${'x'.repeat(4_000)}` })).rejects.toThrow(
    'filters',
  );
  for (let count = 2; count < ownViewsMax; count += 1) await saveView(viewer, { ...failed, name: `View ${count}` });
  await expect(saveView(viewer, { ...failed, name: 'One more' })).rejects.toThrow(`${ownViewsMax} views`);
  expect((await named(viewer)).slice(0, 3).map(({ name }) => name)).toEqual(['Failed', 'Other', 'View 2']);
  await deleteView(viewer, { id, seen: null });
});

test('each person has columns of their own for each list, until they forget them', async ({ join }) => {
  const viewer = await join('viewer', 'vera');
  const other = await join('viewer', 'otto');
  const layout = [
    { id: 'id', widthPx: 120, pinned: true },
    { id: '.main_order.status', widthPx: null, pinned: false },
  ];
  await rememberColumns(viewer, { list: 'callbacks', layout });
  await rememberColumns(viewer, { list: 'callbacks', layout: layout.toReversed() });
  expect(await findColumns(viewer, { list: 'callbacks' })).toEqual(layout.toReversed());
  expect(await findColumns(viewer, { list: 'issues' })).toBeNull();
  expect(await findColumns(other, { list: 'callbacks' })).toBeNull();
  await rememberColumns(viewer, { list: 'callbacks', layout: null });
  expect(await findColumns(viewer, { list: 'callbacks' })).toBeNull();
  await expect(rememberColumns(other, { list: 'audit', layout })).rejects.toThrow('the audit');
});
