import { expect } from 'vitest';
import { test } from '@/e2e/support/ledger-test';
import { searchDocument } from '@/lib/intake/search-document';
import { searchForm } from '@/lib/intake/search-form';
import { writeSearchDocuments } from '@/lib/intake/write-search-documents';
import { sql, where } from '@/lib/platform/query/conditions';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { readExactJson } from '@/lib/providers/exact-json';
import { sensitivityOf } from '@/lib/providers/sensitive';
import { noFacts } from './fact-collector';
import { payloadWhere } from './facts-where';
import { readPayloadConditions } from './payload-conditions';

/** Payloads as providers send them: nested, with lists, numbers as numbers and as text, and a person. */
const payloads = Array.from({ length: 60 }, (_, n) => ({
  main_order: { status: ['PARTIAL', 'SUCCESS', 'Init'][n % 3], amount: `${(n % 7) * 12.5 - 20}`, test: n % 2 === 0 },
  ref: `ORD-47521${n % 9}9977x`,
  suborders: Array.from({ length: n % 4 }, (_, line) => ({ tx_id: `0xAB${n % 9}${line}`, done: (n * line) % 11 })),
  ...(n % 5 === 0 && { note: `100%  of\n${n}` }),
  payer: { email: `payer${n}@shop.example` },
}));

function valuesAt(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path));
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined || value === null ? [] : [searchForm(String(value))];
  if (typeof value !== 'object' || value === null) return [];
  return valuesAt(new Map(Object.entries(value)).get(name), rest);
}

const num = (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN);

/** What is asked, said again over the payloads themselves. */
const cases: readonly (readonly [query: string, path: string, fits: (values: string[]) => boolean])[] = [
  ['payload.main_order.status=partial', 'main_order.status', (has) => has.includes('partial')],
  [
    'payload.main_order.status=PARTIAL&payload.main_order.status=INIT',
    'main_order.status',
    (has) => has.some((one) => one !== 'success'),
  ],
  ['payload-not.main_order.status=SUCCESS', 'main_order.status', (has) => !has.includes('success')],
  ['payload-not.note=x', 'note', () => true],
  ['payload.main_order.test=true', 'main_order.test', (has) => has.includes('true')],
  ['payload.suborders[0].tx_id=0xab31', 'suborders.tx_id', (has) => has.includes('0xab31')],
  ['payload-contains.suborders.tx_id=XaB4', 'suborders.tx_id', (has) => has.some((one) => one.includes('xab4'))],
  ['payload-contains.note=100%25 of 2', 'note', (has) => has.some((one) => one.includes('100% of 2'))],
  ['payload-contains.main_order.status=xab', 'main_order.status', () => false],
  ['payload-contains.ref=rd-475213997', 'ref', (has) => has.some((one) => one.includes('475213997'))],
  [
    'payload-contains.ref=4752139977X&payload-contains.ref=475214997&payload-contains.ref=64752149977',
    'ref',
    (has) => has.some((one) => one.includes('475213997') || one.includes('475214997')),
  ],
  ['payload-contains.main_order.status=475213997', 'main_order.status', () => false],
  ['payload-from.main_order.amount=-7.5', 'main_order.amount', (has) => has.some((one) => num(one) >= -7.5)],
  ['payload-to.main_order.amount=5', 'main_order.amount', (has) => has.some((one) => num(one) <= 5)],
  [
    'payload-from.suborders.done=3&payload-to.suborders.done=5',
    'suborders.done',
    (has) => has.some((one) => num(one) >= 3 && num(one) <= 5),
  ],
  ['payload-from.main_order.status=1', 'main_order.status', () => false],
  ['payload.payer.email=payer3@shop.example', 'payer.email', () => false],
];

test('a filter by a path finds exactly the payloads of which it is true, and nothing by what is sensitive', async ({
  ctx,
}) => {
  await ctx.db.pool.query('truncate payload_facts, search_documents');
  const sensitivity = sensitivityOf({});
  const documents = payloads.flatMap((payload, at) => {
    const read = readExactJson(JSON.stringify(payload));
    return read.ok ? [{ callbackId: String(at + 1), ...searchDocument(ctx.vault, read.value, sensitivity) }] : [];
  });
  await writeSearchDocuments(ctx.db.pool, documents);
  const asked = async () => {
    for (const [query, path, fits] of cases) {
      const reader = new ParamReader(new URLSearchParams(query));
      const conditions = payloadWhere(readPayloadConditions(reader));
      expect(reader.problems).toEqual([]);
      const found = await ctx.db.pool.query<{ id: number }>(
        sql`select c.id::int from generate_series(1, ${payloads.length}::bigint) as c (id) ${where(conditions)} order by 1`,
      );
      const expected = payloads.flatMap((payload, at) => (fits(valuesAt(payload, path.split('.'))) ? [at + 1] : []));
      expect([query, ...found.rows.map(({ id }) => id)]).toEqual([query, ...expected]);
    }
  };
  await asked();
  // As while older documents are given their fragments.
  await ctx.db.pool.query('update search_documents set fragments = null where callback_id % 2 = 0');
  await asked();
  const unknown = payloads.length + 1;
  const nothing = { callbackId: String(unknown), text: '', sensitive: [], facts: noFacts };
  await writeSearchDocuments(ctx.db.pool, [nothing]);
  const [none] = payloadWhere([{ path: 'main_order.status', operator: 'not', values: ['paid'] }]);
  const empty = await ctx.db.pool.query('select fragments, sensitive from search_documents where text = $1', ['']);
  expect(empty.rows).toEqual([{ fragments: [], sensitive: null }]);
  const known = await ctx.db.pool.query<{ id: number }>(
    sql`select c.id::int from generate_series(1, ${unknown + 1}::bigint) as c (id) ${where([none ?? null])} order by 1`,
  );
  expect(known.rows.map(({ id }) => id)).toEqual(payloads.map((_, at) => at + 1));
  const kept = await ctx.db.pool.query('select from payload_facts where facts::text like $1', ['%shop.example%']);
  expect(kept.rowCount).toBe(0);
});
