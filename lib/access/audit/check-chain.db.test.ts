import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { test as base } from '@/e2e/support/test-database';
import { writeAudit } from '@/lib/access/audit';
import { recordAudit } from '@/lib/access/record-audit';
import { recordAudits } from '@/lib/access/record-audits';
import type { Database } from '@/lib/platform/db/client';
import { inTransaction } from '@/lib/platform/db/transaction';
import { checkChain } from './check-chain';

const mei = {
  kind: 'person',
  userId: '3',
  sessionId: '0198c0de-0000-7000-8000-000000000000',
  name: 'Mei Ling 美玲',
  email: 'mei@example.com',
  role: 'admin',
  address: '10.0.0.7',
} as const;
const worker = { kind: 'system', name: 'worker' } as const;

const test = base.extend('chain', async ({ db }) => {
  await emptyTables(db, 'rate_windows');
  return db;
});

/** As somebody who owns the database would: the rule lifted, the deed done, the rule put back. */
async function tamper({ pool }: Pick<Database, 'pool'>, statement: string): Promise<void> {
  await pool.query(`
    alter table audit_entries disable trigger user;
    alter table audit_links disable trigger user;
    ${statement};
    alter table audit_entries enable trigger user;
    alter table audit_links enable trigger user;
    alter table audit_entries enable always trigger audit_append_only;
    alter table audit_links enable always trigger audit_append_only`);
}

async function write(db: Database, count: number): Promise<void> {
  for (let i = 1; i <= count; i += 1) {
    const deed = { action: 'account.updated', subject: `account:${i}`, before: { rate: i }, after: { rate: i + 1 } };
    await writeAudit(db.prisma, mei, deed);
  }
}

describe('the chain', () => {
  test('holds whatever an entry contains, and is the same in the database as outside of it', async ({ chain }) => {
    await writeAudit(chain.prisma, mei, {
      action: 'account.updated',
      subject: 'account:1',
      before: { name: '-,3:x,', 'a long key': null, b: true },
      after: { name: 'ü "quoted" \\ \n ☃ 𝄞', b: false, digits: 0.1 },
    });
    await inTransaction(chain.pool, (tx) => recordAudit(tx, worker, { action: 'secret.resealed', subject: '' }));
    await inTransaction(chain.pool, (tx) =>
      recordAudits(
        tx,
        { kind: 'token', tokenId: '9', name: '', scopes: ['admin'], address: null },
        Array.from({ length: 40 }, (_, i) => ({ action: 'issue.resolved', subject: `issue:${i}` })),
        new Date('1970-01-01T00:00:00.001Z'),
      ),
    );
    // Numbers beyond a JS number, as other programs may write them.
    await chain.pool.query(
      `insert into audit_entries (actor_kind, actor_name, action, subject, after)
       values ('system', 'x', 'y', 'z', '{"n": 12345678901234567890.1234567890, "e": 1e3, "nested": [{"zz": 1, "a": 2}]}')`,
    );
    const seen: bigint[] = [];
    const result = await checkChain(chain.pool, { linksMax: 10, onProgress: (checked) => seen.push(checked) });
    expect(result).toEqual({
      outcome: 'ok',
      count: '43',
      last: { position: '43', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(seen).toEqual([10n, 20n, 30n, 40n, 43n]);
  });

  test('is empty where nothing was audited', async ({ chain }) => {
    expect(await checkChain(chain.pool)).toEqual({ outcome: 'ok', count: '0', last: null });
  });

  test('of many transactions at once has no gap and no fork, and nothing of what was rolled back', async ({
    chain,
  }) => {
    const deeds = Array.from({ length: 120 }, (_, i) =>
      inTransaction(chain.pool, async (tx) => {
        await recordAudit(tx, worker, { action: 'test.done', subject: `test:${i}` });
        await recordAudit(tx, worker, { action: 'test.done_again', subject: `test:${i}` });
        if (i % 3 === 0) throw new Error('undone');
      }),
    );
    const results = await Promise.allSettled(deeds);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(40);
    expect(await checkChain(chain.pool)).toMatchObject({ outcome: 'ok', count: '160' });
  });

  test('keeps nobody waiting for a transaction that wrote to the audit and goes on', async ({ chain }) => {
    const slow = await chain.pool.connect();
    await slow.query('begin');
    await recordAudit(slow, worker, { action: 'test.slow', subject: 'test:1' });
    await inTransaction(chain.pool, async (tx) => {
      await tx.query("set local lock_timeout = '1s'");
      await recordAudit(tx, worker, { action: 'test.quick', subject: 'test:2' });
    });
    await slow.query('commit');
    slow.release();
    const { rows } = await chain.pool.query(
      'select e.action from audit_links l join audit_entries e on e.id = l.entry_id order by l.position',
    );
    expect(rows).toEqual([{ action: 'test.quick' }, { action: 'test.slow' }]);
    expect(await checkChain(chain.pool)).toMatchObject({ outcome: 'ok', count: '2' });
  });

  test('takes in what was written before there was a chain', async ({ chain }) => {
    await write(chain, 7);
    await tamper(chain, 'delete from audit_links');
    const migration = path.resolve(
      import.meta.dirname,
      '../../../prisma/migrations/20261121050501_audit_chain/migration.sql',
    );
    const [, block = ''] = /^DO (\$\$.*?\$\$);/ms.exec(await readFile(migration, 'utf8')) ?? [];
    await chain.pool.query(`do ${block}`);
    await write(chain, 1);
    expect(await checkChain(chain.pool)).toMatchObject({ outcome: 'ok', count: '8' });
  });

  test('of a transaction whose view is older than the last link is refused, with the deed', async ({ chain }) => {
    const old = await chain.pool.connect();
    await old.query('begin isolation level repeatable read');
    await old.query('select 1 from audit_links');
    await write(chain, 1);
    await recordAudit(old, worker, { action: 'test.old', subject: 'test:1' });
    await expect(old.query('commit')).rejects.toThrow('audit_links_pkey');
    await old.query('rollback');
    old.release();
    expect(await checkChain(chain.pool)).toMatchObject({ outcome: 'ok', count: '1' });
  });
});

describe('the database refuses', () => {
  const refused = [
    "update audit_entries set actor_name = 'somebody else'",
    'delete from audit_entries',
    'delete from audit_entries where false',
    'truncate audit_entries',
    "update audit_links set hash = ''",
    'delete from audit_links where position = 1',
    'truncate audit_links',
    'insert into audit_entries (id, actor_kind, actor_name, action, subject) select id, actor_kind, actor_name, action, subject from audit_entries on conflict (id) do update set action = excluded.action',
  ];
  test.for(refused)('%s', async (statement, { chain }) => {
    await write(chain, 2);
    await expect(chain.pool.query(statement)).rejects.toThrow('The audit is append-only');
    // A session that calls itself a replica skips ordinary triggers; not this one.
    await expect(
      inTransaction(chain.pool, async (tx) => {
        await tx.query("set local session_replication_role = 'replica'");
        await tx.query(statement);
      }),
    ).rejects.toThrow('The audit is append-only');
    expect(await checkChain(chain.pool)).toMatchObject({ outcome: 'ok', count: '2' });
  });
});

describe('a check finds', () => {
  const hash = 'f'.repeat(64);
  const cases = [
    ["update audit_entries set after = '{\"rate\": 9}' where subject = 'account:3'", { why: 'altered', position: '3' }],
    [
      "update audit_entries set at = at - interval '1 ms' where subject = 'account:4'",
      { why: 'altered', position: '4' },
    ],
    ["update audit_entries set address = null where subject = 'account:2'", { why: 'altered', position: '2' }],
    ["update audit_links set hash = sha256('x') where position = 5", { why: 'altered', position: '5' }],
    ["delete from audit_entries where subject = 'account:2'", { why: 'entry_missing', position: '2' }],
    ['delete from audit_links where position = 1', { why: 'gap', position: '1' }],
    ['delete from audit_links where position = 3', { why: 'gap', position: '3' }],
    ['delete from audit_links where position = 5', { why: 'unlinked', position: null, entryId: '5' }],
    [
      "insert into audit_entries (actor_kind, actor_name, action, subject) values ('system', 'x', 'y', 'z')",
      { why: 'unlinked', position: null, entryId: '6' },
    ],
    [
      'with a as (select entry_id from audit_links where position = 2) update audit_links set entry_id = -1 from a where position = 2',
      { why: 'entry_missing', position: '2', entryId: '-1' },
    ],
  ] as const;
  test.for(cases)('%s', async ([statement, at], { chain }) => {
    await write(chain, 5);
    await tamper(chain, statement);
    expect(await checkChain(chain.pool, { linksMax: 2 })).toMatchObject({ outcome: 'broken', at });
  });

  test('a forger who makes the altered entry its own hash, at the next one', async ({ chain }) => {
    await write(chain, 5);
    await tamper(
      chain,
      `update audit_entries set actor_name = 'nobody' where subject = 'account:3';
       update audit_links l set hash = audit_hash(p.hash, l.position, e)
       from audit_links p, audit_entries e where l.position = 3 and p.position = 2 and e.id = l.entry_id`,
    );
    expect(await checkChain(chain.pool)).toMatchObject({ outcome: 'broken', at: { why: 'altered', position: '4' } });
  });

  test('a chain that was cut off or written anew, by an anchor that was kept elsewhere', async ({ chain }) => {
    await write(chain, 5);
    const checked = await checkChain(chain.pool);
    const anchor = checked.outcome === 'ok' ? checked.last : null;
    expect(anchor).toMatchObject({ position: '5' });
    await write(chain, 1);
    expect(await checkChain(chain.pool, { anchor })).toMatchObject({ outcome: 'ok', count: '6' });

    expect(await checkChain(chain.pool, { anchor: { position: '2', hash } })).toEqual({
      outcome: 'broken',
      at: { why: 'anchor_differs', position: '2', entryId: '2' },
    });
    await tamper(chain, 'delete from audit_links where position > 4; delete from audit_entries where id > 4');
    expect(await checkChain(chain.pool)).toMatchObject({ outcome: 'ok', count: '4' });
    expect(await checkChain(chain.pool, { anchor })).toEqual({
      outcome: 'broken',
      at: { why: 'anchor_beyond_end', position: '5', entryId: null },
    });
  });
});
