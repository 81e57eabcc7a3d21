import type { Client } from 'pg';
import { castSchema, castTables } from './cast-tables';

const findIndexes = `
select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
from pg_index i join pg_class c on c.oid = i.indrelid
where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and not i.indisprimary
  and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
order by pg_relation_size(i.indexrelid), 1`;

/** Writes down the definitions of all indexes but the keys' and drops them: they are built in one go afterwards. */
export async function dropIndexes(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(findIndexes, [castTables]);
  await client.query(`create table ${castSchema}.indexes (name text primary key, definition text not null)`);
  for (const { name, definition } of rows) {
    await client.query(`insert into ${castSchema}.indexes values ($1, $2)`, [name, definition]);
    await client.query(`drop index ${name}`);
  }
}

/** Builds what `dropIndexes` dropped and is not there yet; tells of each. */
export async function buildIndexes(client: Client, tell: (words: string) => void): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select name, definition from ${castSchema}.indexes where to_regclass(name) is null order by name`,
  );
  for (const [index, { name, definition }] of rows.entries()) {
    const startedAt = performance.now();
    // `ON ONLY` would leave the partitions without theirs.
    await client.query(definition.replace(' ON ONLY ', ' ON '));
    tell(`index ${index + 1} of ${rows.length}: ${name}, ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
  }
}
