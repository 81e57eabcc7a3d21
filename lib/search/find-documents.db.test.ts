import { expect } from 'vitest';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { documentHoldsPart } from '@/lib/intake/holds-part';
import type { Context } from '@/lib/platform/context';
import { sql } from '@/lib/platform/query/conditions';
import { minuteMs } from '@/lib/platform/time';
import { makeFragmentFiller } from './fill-fragments';
import { findDocuments } from './find-documents';

/** More than are put in order, and more than the newest that are read first. */
const documents = 12_500;
const ids = { few: '975310246813', many: '0xa93be07c41d55f', all: 'TR7x90qk45mw72' };

const test = base.extend('ctx', { scope: 'file' }, async ({ db }): Promise<Context> => {
  await db.pool.query(
    `insert into search_documents (callback_id, text)
     select n, E'\\nevery word\\nv-' || n || E'\\n' || lower($3) || E'\\n'
       || case when n in (5, 12499) then $1 || E'\\n' else '' end
       || case when n = 12499 then 'x' || $1 || E'\\n' else '' end
       || case when n <= 2600 or n = 12000 then $2 || E'\\n' else '' end
       || case when n = 7 then E'seldom said\\n' else '' end
     from generate_series(1, ${documents}) n`,
    [ids.few, ids.many, ids.all],
  );
  return testContext(db);
});

const cases = [
  ['an id that few hold', ids.few, ['12499', '5']],
  ['a part of an id that few hold', ids.few.slice(1, 11), ['12499', '5']],
  ['a part that is too short to have fragments', ids.few.slice(1, 9), ['12499', '5']],
  ['an id that many held once', ids.many, ['12000', '2600', '2599']],
  ['an id that all hold', ids.all, ['12500', '12499', '12498']],
  ['a word that all hold', 'every', ['12500', '12499', '12498']],
  ['a word that one old record holds', 'seldom', ['7']],
  ['an id that none holds', '864209753113', []],
  ['a part of two values, one after the other', `12499 ${ids.all}`, []],
] as const;

for (const [held, term, keys] of cases) {
  test(`${held} finds the newest of all that hold it`, async ({ ctx }) => {
    const found = await findDocuments(ctx, { where: 'callbacks', term, limit: 3, budgetMs: 20_000 });
    expect(found.hits.map(({ key }) => key)).toEqual(keys);
    expect(found.incomplete).toBe(false);
  });
}

test('a whole value comes before a newer part of one', async ({ ctx }) => {
  const found = await findDocuments(ctx, { where: 'callbacks', term: `x${ids.few}`, limit: 3, budgetMs: 20_000 });
  expect(found.hits).toEqual([{ key: '12499', whole: true, sensitive: false }]);
  const older = await findDocuments(ctx, { where: 'callbacks', term: 'v-1250', limit: 2, budgetMs: 20_000 });
  expect(older.hits.map(({ key, whole }) => [key, whole])).toEqual([
    ['1250', true],
    ['12500', false],
  ]);
});

test('while documents are given their fragments, and once all have them, the same is found', async ({ ctx }) => {
  const find = async () => {
    for (const [, term, keys] of cases) {
      const found = await findDocuments(ctx, { where: 'callbacks', term, limit: 3, budgetMs: 20_000 });
      expect([term, ...found.hits.map(({ key }) => key)]).toEqual([term, ...keys]);
    }
  };
  const fill = makeFragmentFiller(ctx);
  expect(await fill(6_000)).toBe(6_000);
  const left = await ctx.db.pool.query<{ newest: string }>(
    'select max(callback_id)::text as newest from search_documents where fragments is null',
  );
  expect(left.rows).toEqual([{ newest: String(documents - 6_000) }]);
  await find();
  expect(await fill(documents)).toBe(documents - 6_000);
  expect(await fill(documents)).toBe(0);
  await find();
  const { rows } = await ctx.db.pool.query('select from search_documents where fragments is null');
  expect(rows).toEqual([]);
  const asked = documentHoldsPart(ids.few)[0];
  const held = await ctx.db.pool.query(sql`select from search_documents d where ${asked}`);
  expect(held.rowCount).toBe(2);
});

test('what comes without fragments later is given them too, after a while; a text without ids gets none, once', async ({
  ctx,
}) => {
  let nowMs = 0;
  const fill = makeFragmentFiller({ ...ctx, clock: { now: () => new Date(nowMs) } });
  expect(await fill(10)).toBe(0);
  await ctx.db.pool.query(
    `insert into search_documents (callback_id, text) values (20001, E'\nsome words\n'), (20002, '')`,
  );
  expect(await fill(10)).toBe(0);
  nowMs += 10 * minuteMs;
  expect(await fill(10)).toBe(2);
  const { rows } = await ctx.db.pool.query('select fragments from search_documents where callback_id > 20000');
  expect(rows).toEqual([{ fragments: [] }, { fragments: [] }]);
  nowMs += 10 * minuteMs;
  expect(await fill(10)).toBe(0);
});
