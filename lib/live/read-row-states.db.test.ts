import { expect } from 'vitest';
import { openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { listCallbacks } from '@/lib/intake/list-callbacks';
import { listRequests } from '@/lib/intake/list-requests';
import { parseRequestFilter } from '@/lib/intake/request-filter';
import { applyDue } from '@/lib/ledger/apply/apply-due';
import { parseBatchFilter } from '@/lib/ledger/batch-filter';
import { parseIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { listIssues } from '@/lib/ledger/issues/list-issues';
import { listBatches } from '@/lib/ledger/list-batches';
import { readRowStates } from './read-row-states';
import { mergeRowStates, parseRowStates } from './row-state';
import { liveLists } from './subscription';

const secret = 'gatepay-secret-for-tests-only';

const test = base.extend('console', { scope: 'file' }, async ({ db }) => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: secret });
  await ensureAccounts(ctx);
  const door = await openWebDoor(ctx);
  const send = async (batchId: string, status: string) => {
    const body = `{"main_order":{"batch_id":"${batchId}","status":"${status}","merchant_id":1526052914503263472},"suborders":[]}`;
    await door.send(signedGatepay(body, secret, ctx.clock.now()));
    await applyDue(ctx, { workerId: crypto.randomUUID(), limit: 100, now: ctx.clock.now() });
  };
  const asking: ActorContext = { ...ctx, actor: { kind: 'system', name: 'test' } };
  return { ctx: asking, send, reject: () => door.send({ body: '{}' }) };
});

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

test('rows that were read become what the list would say of them now, in the order in which they stood', async ({
  console: { ctx, send },
}) => {
  for (const id of ['7001', '7002', '7003']) await send(id, 'INIT');
  const filter = parseBatchFilter({});
  const { data: before } = await listBatches(ctx, filter);
  const first = await readRowStates(ctx, 'batches', idsOf(before));
  expect(mergeRowStates(before, parseRowStates('batches', first))).toEqual(before);
  expect(await readRowStates(ctx, 'batches', idsOf(before)), 'the same text while nothing moves').toBe(first);

  await send('7002', 'SUCCESS');
  await send('7004', 'INIT');
  const moved = await readRowStates(ctx, 'batches', idsOf(before));
  expect(moved).not.toBe(first);
  const rows = mergeRowStates(before, parseRowStates('batches', moved));
  const { data: after } = await listBatches(ctx, filter);
  expect(idsOf(rows), 'none comes and none moves').toEqual(idsOf(before));
  expect(rows).toEqual(before.map(({ id }) => after.find((row) => row.id === id)));
});

test('every list tells of its own rows, by ids of its own', async ({ console: { ctx, send, reject } }) => {
  await send('7011', 'SUCCESS');
  await send('7011', 'FAILED');
  await reject();
  const [callbacks, issues, requests] = await Promise.all([
    listCallbacks(ctx, parseCallbackFilter({})),
    listIssues(ctx, parseIssueFilter({})),
    listRequests(ctx, { ...parseRequestFilter({}), verdict: ['rejected'] }),
  ]);
  expect(issues.data.length).toBeGreaterThan(0);
  const told = async <List extends 'callbacks' | 'issues' | 'requests'>(list: List, ids: string[]) =>
    parseRowStates(list, await readRowStates(ctx, list, ids));
  expect(mergeRowStates(callbacks.data, await told('callbacks', idsOf(callbacks.data)))).toEqual(callbacks.data);
  expect(mergeRowStates(issues.data, await told('issues', idsOf(issues.data)))).toEqual(issues.data);
  expect(mergeRowStates(requests.data, await told('requests', idsOf(requests.data)))).toEqual(requests.data);
  expect(await readRowStates(ctx, 'transfers', ['987654'])).toBe('[]');
});

test('nobody is told of rows that their role does not include', async ({ console: { ctx } }) => {
  const tokenId = '019cadb8-0000-7000-8000-000000000000';
  const asking: ActorContext = { ...ctx, actor: { kind: 'token', tokenId, name: 'empty', scopes: [], address: null } };
  for (const list of liveLists) await expect(readRowStates(asking, list, ['1'])).rejects.toThrow();
});

test('what moves in the rows holds nothing of a payload', () => {
  const row = {
    id: '1',
    status: 'sent',
    attempts: 1,
    duplicates: 0,
    outcome: 'succeeded',
    url: 'https://x',
    amount: '1',
  };
  const text = JSON.stringify([{ ...row, lastAttemptAt: null, nextAttemptAt: null, payload: { email: 'a@b' } }]);
  expect(JSON.stringify(parseRowStates('callbacks', text))).not.toContain('a@b');
  expect(parseRowStates('callbacks', '{"not":"rows"}')).toEqual([]);
  expect(parseRowStates('callbacks', '[{"id":"1","status":"unheard of"}]')).toEqual([]);
});
