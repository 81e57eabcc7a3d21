import type pg from 'pg';
import { uuidFloor } from './uuid';

const partitionedTables = ['requests', 'attempts'] as const;
const monthsAhead = 2;

function startOfMonth(at: Date, offsetMonths: number): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + offsetMonths, 1));
}

/** DDL that makes the partition of the month `offsetMonths` after `at`; does nothing where it exists. */
export function partitionStatement(table: string, at: Date, offsetMonths: number): string {
  const [from, to] = [startOfMonth(at, offsetMonths), startOfMonth(at, offsetMonths + 1)];
  const name = `${table}_${from.toISOString().slice(0, 7).replace('-', '_')}`;
  return `create table if not exists "${name}" partition of "${table}" for values from ('${uuidFloor(from)}') to ('${uuidFloor(to)}')`;
}

/** Makes this month's partitions and the next two, ahead of their first row. Safe to call from any number of processes. */
export async function ensurePartitions(pool: pg.Pool, now: Date): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(4855221234567002)');
    for (const table of partitionedTables) {
      for (let offset = 0; offset <= monthsAhead; offset += 1)
        await client.query(partitionStatement(table, now, offset));
    }
  } finally {
    await client.query('select pg_advisory_unlock(4855221234567002)').catch(() => undefined);
    client.release();
  }
}
