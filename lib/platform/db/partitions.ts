import pg from 'pg';
import { lockKeys } from './lock-keys';
import { lockWaitMs } from './lock-wait';
import { inTransaction } from './transaction';
import { uuidFloor } from './uuid';

const partitionedTables = ['requests', 'attempts'] as const;
const monthsAhead = 2;

function startOfMonth(at: Date, offsetMonths: number): Date {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + offsetMonths, 1));
}

function partitionName(table: string, at: Date, offsetMonths: number): string {
  return `${table}_${startOfMonth(at, offsetMonths).toISOString().slice(0, 7).replace('-', '_')}`;
}

/** DDL that makes the partition of the month `offsetMonths` after `at`; does nothing where it exists. */
export function partitionStatement(table: string, at: Date, offsetMonths: number): string {
  const [from, to] = [startOfMonth(at, offsetMonths), startOfMonth(at, offsetMonths + 1)];
  const name = partitionName(table, at, offsetMonths);
  return `create table if not exists "${name}" partition of "${table}" for values from ('${uuidFloor(from)}') to ('${uuidFloor(to)}')`;
}

/** 23514: rows of the month lie in the default partition already. 55P03: somebody held the table for too long. */
function isPutOff(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '23514' || error.code === '55P03');
}

/**
 * Makes this month's partitions and the next two, ahead of their first row; safe from any number of processes. Returns the names
 * of those that cannot be made now: the default partition takes their rows, so that nothing fails for want of them.
 */
export async function ensurePartitions(pool: pg.Pool, now: Date): Promise<string[]> {
  const putOff: string[] = [];
  for (const table of partitionedTables) {
    for (let offset = 0; offset <= monthsAhead; offset += 1) {
      try {
        await inTransaction(pool, async (tx) => {
          await tx.query('select pg_advisory_xact_lock($1)', [lockKeys.partitions]);
          // Making a partition locks its table for a moment: callbacks must not queue up behind one that waits for a long query.
          await tx.query(`set local lock_timeout = ${lockWaitMs}`);
          await tx.query(partitionStatement(table, now, offset));
        });
      } catch (error) {
        if (!isPutOff(error)) throw error;
        putOff.push(partitionName(table, now, offset));
      }
    }
  }
  return putOff;
}
