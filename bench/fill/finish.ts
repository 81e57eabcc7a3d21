import type { Client } from 'pg';
import { measures } from '@/lib/ledger/statistics/measures';
import { recountStatements } from '@/lib/ledger/statistics/recount';
import { numberedTables } from './cast-tables';
import { eachOnSessions } from './sessions';

const everything = ['-infinity', 'infinity'];

/** Next numbers come after all copies'. */
export async function moveSequences(client: Client): Promise<void> {
  for (const table of numberedTables) {
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), greatest((select max(id) from ${table}), 1))`,
    );
  }
}

/** The figures, counted from the facts by the statements that they are rebuilt by. */
async function countStatistics(client: Client): Promise<void> {
  await client.query('truncate statistics, statistics_deltas');
  for (const measure of measures)
    await client.query(`insert into statistics ${recountStatements[measure]}`, everything);
}

/** What the door counts in memory of rejected requests, by day. */
const rejectedDays = `
insert into rejected_days (day, account_id, kept_rows, kept_bytes)
select (received_at at time zone 'UTC')::date, account_id, count(*), sum(octet_length(sealed))
from requests where verdict = 'rejected' group by 1, 2
on conflict (day, account_id) do update set kept_rows = excluded.kept_rows, kept_bytes = excluded.kept_bytes`;

/** The worker looks for documents that are missing from here on: none is. */
const searched = `
insert into sweep_positions (sweep, after_id, updated_at) select 'search-callbacks', max(id), now() from callbacks
on conflict (sweep) do update set after_id = excluded.after_id, updated_at = excluded.updated_at`;

/** People's deeds: one for a hundred callbacks, in the chain as everything that is audited. */
const audit = `
insert into audit_entries (at, actor_kind, actor_id, actor_name, action, subject, before, after, address)
select c.received_at, 'person', (1 + c.id % 7)::text, 'Person ' || (1 + c.id % 7),
  (array['issue.resolved', 'issue.acknowledged', 'callback.replayed', 'request.body_revealed'])[1 + c.id / 100 % 4],
  'callback:' || c.id, null, null, '203.0.113.' || c.id % 250
from callbacks c where c.id % 100 = 0 order by c.id`;

const largestFirst = `
select c.oid::regclass::text as name from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by pg_table_size(c.oid) desc`;

/** The planner's statistics, and the map of what all can see. Indexes were made a moment ago: there is nothing to clean in them. */
async function vacuum(client: Client, databaseUrl: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(largestFirst);
  await eachOnSessions(databaseUrl, rows, async (session, { name }) => {
    await session.query(`vacuum (analyze, freeze, index_cleanup off, parallel 0) ${name}`);
  });
  // Of the partitioned tables as a whole, which autovacuum never reads.
  await client.query('analyze requests, attempts');
}

/** Everything that follows from the facts; then the database is as one that has run for long. */
export async function finish(client: Client, databaseUrl: string, tell: (words: string) => void): Promise<void> {
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['statistics', () => countStatistics(client)],
    ['rejected requests by day', () => client.query(rejectedDays)],
    ['search', () => client.query(searched)],
    ['audit', () => client.query(audit)],
    ['vacuum and analyze', () => vacuum(client, databaseUrl)],
  ];
  for (const [name, step] of steps) {
    const startedAt = performance.now();
    await step();
    tell(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
}
