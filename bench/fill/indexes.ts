import type { Client } from 'pg';
import { castSchema, castTables } from './cast-tables';
import { eachOnSessions } from './sessions';

const findIndexes = `
select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition,
  pg_relation_size(i.indexrelid) + coalesce((select sum(pg_relation_size(t.relid)) from pg_partition_tree(i.indexrelid) t), 0)::bigint as bytes
from pg_index i join pg_class c on c.oid = i.indrelid
where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and not i.indisprimary
  and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

/** Writes down the definitions of all indexes but the keys' and drops them: they are built in one go afterwards. */
export async function dropIndexes(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string; bytes: string }>(findIndexes, [castTables]);
  await client.query(
    `create table ${castSchema}.indexes (name text primary key, definition text not null, bytes bigint not null)`,
  );
  for (const { name, definition, bytes } of rows) {
    await client.query(`insert into ${castSchema}.indexes values ($1, $2, $3)`, [name, definition, bytes]);
    await client.query(`drop index ${name}`);
  }
}

/** Builds what `dropIndexes` dropped and is not there yet, the largest first and beside each other; tells of each. */
export async function buildIndexes(client: Client, databaseUrl: string, tell: (words: string) => void): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select name, definition from ${castSchema}.indexes where to_regclass(name) is null order by bytes desc, name`,
  );
  let built = 0;
  await eachOnSessions(databaseUrl, rows, async (session, { name, definition }) => {
    const startedAt = performance.now();
    // `ON ONLY` would leave the partitions without theirs.
    await session.query(definition.replace(' ON ONLY ', ' ON '));
    built += 1;
    tell(`index ${built} of ${rows.length}: ${name}, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  });
}
