import pg from 'pg';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { database } from './place';

/** Makes the console's database where it is not there, whoever else does so at the same moment. Throws what Postgres says. */
export async function ensureDatabase(maintenanceUrl: string, name: string = database): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  // A connection that breaks fails the query in hand; without a listener it would end the process too.
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Held until the connection ends. Of two that make it at once Postgres would refuse one.
    await client.query('select pg_advisory_lock($1)', [lockKeys.database]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
