import type { Client } from 'pg';
import type { PlanFacts } from './judge-plan';

/** Tables that grow with callbacks; everything else is set up by people, or is a queue that is emptied all the time. */
const growing = [
  ...['requests', 'callbacks', 'transfers', 'batches', 'suborders', 'transitions', 'issues', 'deliveries', 'attempts'],
  ...['search_documents', 'search_rejections', 'payload_facts', 'signature_uses', 'audit_entries', 'audit_links'],
  ...['probes', 'statistics'],
];

/** Partial indexes over what waits or failed: as large as the backlog, not as the table. */
const queues = [
  'callbacks_failed_newest',
  'issues_live_records',
  'search_documents_without_fragments',
  ...[
    'deliveries_due',
    'deliveries_running',
    'deliveries_not_begun',
    'probes_due',
    'probes_due_asked',
    'probes_one_waiting',
  ],
];

/** A column with more values than this has more of them in a larger table. */
const fewValues = 25;

const relations = `
select c.oid::text, c.relname as name, c.relkind as kind from pg_class c
left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and coalesce(parent.relname, c.relname) = any($1)`;

/**
 * Has the planner believe that the tables that grow hold `factor` times as many rows as they do: words are spread as they are,
 * ids are as many as there are rows for them, and nothing analyzes again. Then it reads a table from end to end only where no
 * index serves the statement. `enable_seqscan = off` would not show that: it also hides an index that is there and not worth it.
 */
export async function growStatistics(client: Client, factor: number): Promise<PlanFacts> {
  await client.query('vacuum (analyze)');
  const { rows } = await client.query<{ oid: string; name: string; kind: string }>(relations, [growing]);
  for (const { name, kind } of rows) {
    if (kind === 'r') await client.query(`alter table "${name}" set (autovacuum_enabled = false)`);
  }
  const oids = rows.map(({ oid }) => oid);
  // As many ids a row as there are; and what is frequent in the sample (a batch of eight lines among a hundred) is not at size.
  await client.query(
    `update pg_statistic s
     set stadistinct = case when s.stadistinct > 0 then -least(1, s.stadistinct / c.reltuples) else s.stadistinct end,
       stakind1 = case when s.stakind1 = 1 then 0 else s.stakind1 end
     from pg_class c
     where c.oid = s.starelid and c.oid = any($1::oid[]) and c.reltuples > 0 and (s.stadistinct < 0 or s.stadistinct > $2)`,
    [oids, fewValues],
  );
  await client.query(
    `update pg_class set relallvisible = relpages, reltuples = greatest(reltuples, 50) * $2
     where oid = any($1::oid[]) and relkind = 'r' and relpages > 0`,
    [oids, factor],
  );
  const { rows: grown } = await client.query<{ name: string; rows: number }>(
    `select relname as name, reltuples::float8 as rows from pg_class where oid = any($1::oid[]) and relkind = 'r' and relpages > 0`,
    [oids],
  );
  const sizes = new Map(grown.map((one) => [one.name, one.rows]));
  return {
    rowsOf: (relation) => sizes.get(relation) ?? null,
    isQueue: (index) => queues.includes(index),
  };
}
