import { expect } from 'vitest';
import { openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { parseRequestFilter } from '@/lib/intake/request-filter';
import { applyDue } from '@/lib/ledger/apply/apply-due';
import { parseBatchFilter } from '@/lib/ledger/batch-filter';
import { parseIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { parseTransferFilter } from '@/lib/ledger/transfer-filter';
import { countRows, type ListFilter } from './count-rows';
import { decodeMark, newsOf } from './mark';
import { markList } from './mark-list';
import { findBatchVersion, readVersion } from './read-version';
import { liveKinds } from './subscription';

const secret = 'gatepay-secret-for-tests-only';

const test = base.extend('console', { scope: 'file' }, async ({ db }) => {
  const ctx = testContext(db, { GATEPAY_API_SECRET: secret });
  await ensureAccounts(ctx);
  const door = await openWebDoor(ctx);
  let next = 5_000;
  const newBatchId = () => {
    next += 1;
    return String(next);
  };
  /** Sends a callback of a batch of its own, or of `batchId`. */
  const send = async (status = 'INIT', batchId = newBatchId()) => {
    const body = `{"main_order":{"batch_id":"${batchId}","status":"${status}","merchant_id":1526052914503263472},"suborders":[]}`;
    await door.send(signedGatepay(body, secret, ctx.clock.now()));
    return batchId;
  };
  const reject = () => door.send({ body: '{}' });
  const apply = () => applyDue(ctx, { workerId: crypto.randomUUID(), limit: 100, now: ctx.clock.now() });
  const asking: ActorContext = { ...ctx, actor: { kind: 'system', name: 'test' } };
  return { ctx: asking, clock: ctx.clock, send, reject, apply };
});

const all: readonly ListFilter[] = [
  { list: 'callbacks', filter: parseCallbackFilter({}) },
  { list: 'requests', filter: { ...parseRequestFilter({}), verdict: ['rejected'] } },
  { list: 'transfers', filter: parseTransferFilter({}) },
  { list: 'batches', filter: parseBatchFilter({}) },
  { list: 'issues', filter: parseIssueFilter({}) },
];

async function newsSince(ctx: ActorContext, of: ListFilter, text: string | null): Promise<number> {
  const mark = text === null ? null : decodeMark(of.list, text);
  if (!mark) throw new Error(`${of.list} has no mark`);
  return newsOf(await countRows(ctx, of, mark.floor, 30_000), mark.seen).value;
}

test('each list counts what came since it was read, by its own filter', async ({
  console: { ctx, clock, send, reject, apply },
}) => {
  await send();
  await reject();
  await apply();
  clock.advance(1_000);
  const failed: ListFilter = { list: 'callbacks', filter: parseCallbackFilter({ status: 'failed' }) };
  const marks = await Promise.all([...all, failed].map((of) => markList(ctx, of)));
  for (const [at, of] of [...all, failed].entries()) expect(await newsSince(ctx, of, marks[at] ?? null)).toBe(0);
  for (let at = 0; at < 3; at += 1) await send();
  await reject();
  await apply();
  const news = await Promise.all([...all, failed].map((of, at) => newsSince(ctx, of, marks[at] ?? null)));
  expect(news).toEqual([3, 1, 0, 3, 0, 0]);
});

test('a callback that came first and was committed last is counted', async ({ console: { ctx, clock, send } }) => {
  clock.advance(60_000);
  await send();
  const [of] = all;
  if (!of) throw new Error('no list');
  clock.advance(3_000);
  const mark = await markList(ctx, of);
  clock.advance(-2_000);
  await send();
  clock.advance(2_000);
  expect(await newsSince(ctx, of, mark)).toBe(1);
});

test('counting stops at its bound', async ({ console: { ctx, clock, send } }) => {
  clock.advance(60_000);
  for (let at = 0; at < 4; at += 1) await send();
  const [of] = all;
  if (!of) throw new Error('no list');
  expect(await countRows(ctx, of, new Date(clock.now().getTime() - 1_000).toISOString(), 3)).toBe(3);
});

test('who may not read a list is not told of it', async ({ console: { ctx } }) => {
  const actor = { kind: 'token', tokenId: '1', name: 'none', scopes: [], address: null } as const;
  for (const of of all) await expect(countRows({ ...ctx, actor }, of, '0', 1)).rejects.toThrow('does not include');
  for (const kind of liveKinds)
    await expect(readVersion({ ...ctx, actor }, { kind, id: '1' })).rejects.toThrow('does not include');
});

test('every kind of page has a version, there or not', async ({ console: { ctx } }) => {
  for (const kind of liveKinds) expect(await readVersion(ctx, { kind, id: '1' })).toMatch(/^[\w-]{16}$/);
});

test('a batch has another version once a callback of it was stored, and another once it was applied', async ({
  console: { ctx, send, apply },
}) => {
  const batchId = await send();
  await apply();
  const address = { provider: 'gatepay', batchId, account: null };
  const versions = [await findBatchVersion(ctx, address)];
  expect(await findBatchVersion(ctx, address)).toBe(versions[0]);
  await send('SUCCESS', batchId);
  versions.push(await findBatchVersion(ctx, address));
  await apply();
  versions.push(await findBatchVersion(ctx, address));
  expect(new Set(versions).size).toBe(3);
  expect(versions).not.toContain(null);
});
