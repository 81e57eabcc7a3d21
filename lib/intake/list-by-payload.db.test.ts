import { expect } from 'vitest';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from './accounts';
import { type CallbackFilter, parseCallbackFilter } from './callback-filter';
import { countCallbacks } from './count-callbacks';
import { termsOf } from './facts/fact-terms';
import { windowRows } from './facts/told-by-terms';
import { listCallbacks } from './list-callbacks';

/** More than the first window holds; numbers do not follow the instants. */
const rows = windowRows + 5_000;

const test = base.extend('ctx', { scope: 'file' }, async ({ db }): Promise<ActorContext> => {
  const ctx = testContext(db);
  await ensureAccounts(ctx);
  await db.pool.query(
    `insert into callbacks (account_id, provider, channel, type, provider_status, outcome, status, verified, verification, dedup_key, url, received_at, first_request_id)
     select a.id, a.provider, a.provider, 'made', '', 'pending', 'recorded', true, '{}', n::text, '', timestamptz '2026-01-01Z' + n % 7919 * interval '1 minute', gen_random_uuid()
     from generate_series(1, ${rows}) n, accounts a where a.provider = 'gatepay' order by n`,
  );
  const [word, rare, [, fine = 0, coarse = 0] = []] = [
    termsOf('word', 'often'),
    termsOf('word', 'once'),
    termsOf('n', '7'),
  ];
  await db.pool.query(
    `insert into payload_facts (callback_id, terms, facts)
     select c.id, case when c.id % 11 = 0 then $1::int[] when c.dedup_key in ('1', '7920') then $2::int[] else '{}' end
         || case when c.id % 1000 = 0 then $3::int[] else '{}' end,
       jsonb_build_object('word', jsonb_build_array(case when c.id % 11 = 0 then 'often' when c.dedup_key in ('1', '7920') then 'once' else 'no' end),
         'n', jsonb_build_array(case when c.id % 1000 = 0 then '7' else '0' end))
     from callbacks c`,
    [word, rare, [fine, coarse]],
  );
  return { ...ctx, actor: { kind: 'system', name: 'test' } };
});

async function expected(ctx: ActorContext, fits: string): Promise<string[]> {
  const { rows: found } = await ctx.db.pool.query<{ id: string }>(
    `select c.id::text from callbacks c join payload_facts f on f.callback_id = c.id where ${fits} order by c.received_at desc, c.id desc`,
  );
  return found.map(({ id }) => id);
}

async function idsOfPages(ctx: ActorContext, filter: CallbackFilter): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCallbacks>> = await listCallbacks(ctx, { ...filter, cursor });
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

for (const [asked, params, fits] of [
  ['what many payloads hold', { 'payload.word': 'often' }, `facts->'word' ? 'often'`],
  ['what few payloads hold, the oldest among them', { 'payload.word': 'once' }, `facts->'word' ? 'once'`],
  ['a range of numbers', { 'payload-from.n': '6.5', 'payload-to.n': '7' }, `facts->'n' ? '7'`],
  ['what nothing holds', { 'payload.word': 'never' }, 'false'],
  [
    'what many hold, within a time',
    { 'payload.word': 'often', from: '2026-01-02T00:00:00Z', to: '2026-01-03T00:00:00Z' },
    `facts->'word' ? 'often' and received_at >= '2026-01-02Z' and received_at < '2026-01-03Z'`,
  ],
] as const) {
  test(`pages by payload hold ${asked}: every one once, newest first, and as many as are counted at least`, async ({
    ctx,
  }) => {
    const filter = { ...parseCallbackFilter(params), limit: 200 };
    const all = await expected(ctx, fits);
    expect(await idsOfPages(ctx, filter)).toEqual(all);
    const total = await countCallbacks(ctx, filter);
    if (total.bounded) expect(total.value).toBeLessThanOrEqual(all.length);
    else expect(total.value).toBe(all.length);
  });
}

test('what many hold is counted to the last where the time that is asked for holds no more than the newest', async ({
  ctx,
}) => {
  const params = { 'payload.word': 'often', from: '2026-01-03T00:00:00Z' };
  const all = await expected(ctx, `facts->'word' ? 'often' and received_at >= '2026-01-03Z'`);
  expect(all.length).toBeGreaterThan(1_000);
  expect(await countCallbacks(ctx, parseCallbackFilter(params))).toEqual({ value: all.length, bounded: false });
  const older = parseCallbackFilter({ 'payload.word': 'often' });
  expect(await countCallbacks(ctx, older)).toEqual({ value: 100, bounded: true });
});

test('a part of what payloads hold is counted by the page that holds all, and by itself beside one that does not', async ({
  ctx,
  db,
}) => {
  await db.pool.query(
    `insert into search_documents (callback_id, text) select callback_id, E'\\n' || (facts->'word'->>0) || E'\\n' from payload_facts`,
  );
  for (const [part, found] of [
    ['onc', 2],
    ['neve', 0],
  ] as const) {
    const filter = parseCallbackFilter({ 'payload-contains.word': part });
    for (const limit of [50, 1]) {
      const listed = listCallbacks(ctx, { ...filter, limit });
      expect(await countCallbacks(ctx, { ...filter, limit }, listed)).toEqual({ value: found, bounded: false });
      const { nextCursor } = await listed;
      if (nextCursor === null) continue;
      const older = { ...filter, limit, cursor: nextCursor };
      expect(await countCallbacks(ctx, older, listCallbacks(ctx, older))).toEqual({ value: found, bounded: false });
    }
  }
});

test('pages by payload hold what came in the same instant as the oldest of the newest, and lies in a stretch before theirs', async ({
  ctx,
  db,
}) => {
  const [oldest, end] = [4_096, 4_096 + windowRows];
  const instant = (id: number | string) =>
    `timestamptz '2027-01-01Z' + (${id} - ${end} + 70000) / 7 * interval '1 minute'`;
  const held = [10, 4_000, oldest - 1, 9_000, 10_000, 11_000];
  await db.pool.query(`update callbacks set received_at = ${instant('id')}`);
  await db.pool.query(
    `update payload_facts set terms = $1, facts = '{"word":["edge"]}' where callback_id = any($2::bigint[])`,
    [termsOf('word', 'edge'), held],
  );
  const { rows: bounds } = await db.pool.query<{ to: Date; tied: boolean }>(
    `select ${instant(end)} as to, ${instant(oldest)} = ${instant(oldest - 1)} as tied`,
  );
  expect(bounds[0]?.tied).toBe(true);
  const params = { 'payload.word': 'edge', to: bounds[0]?.to.toISOString() ?? '' };
  const all = await expected(ctx, `facts->'word' ? 'edge'`);
  expect(all).toEqual(
    held
      .toReversed()
      .sort((one, other) => other - one)
      .map(String),
  );
  expect(await idsOfPages(ctx, { ...parseCallbackFilter(params), limit: 200 })).toEqual(all);
});

test('pages by payload hold every one where the newest lie in more stretches than are asked for, and where numbers are beyond the last', async ({
  ctx,
  db,
}) => {
  for (const away of ['id * 400 + 1000000', 'id + 8796087022208']) {
    // Callbacks keep their numbers: only without its triggers does the database let go of that.
    await db.pool.query(`begin; set local session_replication_role = replica; update callbacks set id = ${away};
      update payload_facts set callback_id = ${away.replace('id', 'callback_id')}; commit`);
    const filter = { ...parseCallbackFilter({ 'payload.word': 'often' }), limit: 200 };
    const all = await expected(ctx, `facts->'word' ? 'often'`);
    expect(all.length).toBeGreaterThan(2_000);
    expect(await idsOfPages(ctx, filter)).toEqual(all);
  }
});
