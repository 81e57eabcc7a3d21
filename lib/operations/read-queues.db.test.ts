import { expect } from 'vitest';
import { z } from 'zod';
import { test } from '@/e2e/support/test-database';
import { issueKinds } from '@/lib/ledger/issue-kinds';
import { readQueues } from './read-queues';

const askedSchema = z.object({ text: z.string(), values: z.array(z.unknown()) });

test('every queue is read from an index: no scrape ever goes through a table of deliveries, issues or probes', async ({
  db,
}) => {
  const asked: unknown[] = [];
  const pool = new Proxy(db.pool, {
    get(target, property) {
      if (property !== 'query') return Reflect.get(target, property, target);
      return (query: unknown) => {
        asked.push(query);
        return Reflect.apply(target.query, target, [query]);
      };
    },
  });
  await readQueues(pool, new Date(), issueKinds);
  expect(asked).toHaveLength(4);

  const client = await db.pool.connect();
  // Tables of a test are so small that reading them whole is cheaper than any index.
  await client.query('begin; set local enable_seqscan = off; set local enable_bitmapscan = off');
  let plan = '';
  for (const { text, values } of z.array(askedSchema).parse(asked)) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
    plan += rows.map((row) => `${row['QUERY PLAN']}\n`).join('');
  }
  await client.query('rollback');
  client.release();
  for (const index of ['deliveries_due', 'probes_due', 'apply_jobs_', 'issues_kind_state_'])
    expect(plan).toContain(index);
  expect(plan).not.toMatch(/Seq Scan on (deliveries|issues|probes|apply_jobs)\b/);
});
