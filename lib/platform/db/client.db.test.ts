import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { openDatabase } from './client';
import { throughPooler } from './session';
import { inTransaction } from './transaction';

test('an instant read back through Prisma and through the pool is the one that was written, whatever zone the server is in', async ({
  db,
  databaseUrl,
}) => {
  const name = new URL(databaseUrl).pathname.slice(1);
  await db.pool.query(`alter database "${name}" set timezone to 'Asia/Kuala_Lumpur'`);
  const fresh = openDatabase(databaseUrl);
  try {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const { id } = await fresh.prisma.auditEntry.create({
      data: { at, actorKind: 'system', actorName: 'test', action: 'tested', subject: 'clock' },
    });
    expect((await fresh.prisma.auditEntry.findUniqueOrThrow({ where: { id } })).at).toEqual(at);
    const { rows } = await fresh.pool.query<{ at: Date; text: string }>(
      'select at, at::text as text from audit_entries',
    );
    expect(rows).toEqual([{ at, text: '2026-03-29 01:30:00.123+00' }]);
  } finally {
    await fresh.close();
  }
});

test('slow screens that hold every shared connection never keep the door waiting', async ({ databaseUrl }) => {
  const db = openDatabase(databaseUrl, { connectionsMax: 1, connectTimeoutMs: 500 });
  const held = await db.pool.connect();
  try {
    await expect(db.pool.query('select 1')).rejects.toThrow('timeout');
    await expect(db.door.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  } finally {
    held.release();
    await db.close();
  }
});

test('a database that is not there is noticed within the time to connect', async () => {
  const db = openDatabase('postgresql://nobody@127.0.0.1:1/none', { connectTimeoutMs: 500 });
  await expect(db.door.query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await db.close();
});

test('a connection that breaks in the middle of a transaction fails that transaction and never ends the process', async ({
  databaseUrl,
}) => {
  const db = openDatabase(databaseUrl);
  for (const pool of [db.pool, db.door]) {
    const broken = inTransaction(pool, async (tx) => {
      const { rows } = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      const gone = new Promise<void>((resolve) => tx.once('end', () => resolve()));
      await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      // While nobody is asking it anything, as between two statements.
      await gone;
      await tx.query('select 1');
    });
    await expect(broken).rejects.toThrow(/not queryable|terminat/i);
    await expect(pool.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
  }
  await db.close();
});

test('through a transaction pooler no statement has a name: its session may be another the next time', async ({
  directUrl,
}) => {
  const named = { name: 'a_name', text: 'select $1::int as one', values: [1] };
  const count = 'select count(*)::int as prepared from pg_prepared_statements';
  for (const [url, prepared] of [
    [directUrl, 1],
    [throughPooler(directUrl), 0],
  ] as const) {
    const db = openDatabase(url, { connectionsMax: 1 });
    await expect(db.pool.query(named)).resolves.toMatchObject({ rows: [{ one: 1 }] });
    await expect(db.pool.query(count)).resolves.toMatchObject({ rows: [{ prepared }] });
    await db.close();
  }
});
