import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { test as base } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { receive } from '@/lib/intake/receive';
import { indexRejected } from './index-rejected';
import { search } from './search';

interface Door {
  ctx: ActorContext;
  refuse(text: string): Promise<string>;
  found(q: string): Promise<string[]>;
}

const test = base.extend('door', async ({ ctx }): Promise<Door> => {
  const known = { ...testContext(ctx.db, { BAYARCASH_API_SECRET_KEY: 'of-tests-only' }), actor: ctx.actor };
  await emptyTables(ctx.db, 'accounts, requests, callbacks, search_rejections, rejected_days, sweep_positions');
  await ensureAccounts(known);
  return {
    ctx: known,
    async refuse(text) {
      const bytes = Buffer.from(text);
      const hash = createHash('sha256').update(bytes).digest();
      await receive(known, {
        ...{ path: 'bayarcash', method: 'POST', query: '', sourceAddress: '198.51.100.77' },
        headers: { 'content-type': 'application/json' },
        readBody: async () => ({ ...{ end: 'complete', bytes, bytesArrived: bytes.length }, sha256: hash }),
      });
      return hash.toString('hex');
    },
    async found(q) {
      const { groups } = await search(known, { q, limit: 10, budgetMs: 60_000 });
      return groups.flatMap(({ hits }) => hits.map(({ match }) => `${match.field} ${match.value}`));
    },
  };
});

const all = { since: new Date(0), limit: 200 };

function wrapped(text: string, levels: number): string {
  let outer = text;
  for (let level = 0; level < levels; level += 1) {
    outer = `"${outer.replaceAll('\\', '\\u005c').replaceAll('"', '\\u0022')}"`;
  }
  return outer;
}

test('JSON in dozens of strings, and what is around it, is made into a document like any other', async ({ door }) => {
  await door.refuse(wrapped('{"email":"ab@cd.com"}', 60));
  await door.refuse(JSON.stringify({ note: 'kept-and-found', data: wrapped('{"email":"ab@cd.com"}', 60) }));
  expect(await indexRejected(door.ctx, all)).toBe(2);
  expect(await door.found('kept-and-found')).toEqual(['note kept-and-found']);
  expect(await door.found('ab@cd')).toEqual([]);
  expect(await indexRejected(door.ctx, all)).toBe(0);
});

test('a request whose document cannot be made is not tried again, is found by what lies beside it, and keeps no other from being found', async ({
  door,
}) => {
  const { pool } = door.ctx.db;
  await door.refuse('{"note":"first-of-all"}');
  await door.refuse('{"note":"never-made"}');
  await door.refuse('{"note":"last-of-all"}');
  await pool.query(`
    create function refuse_document() returns trigger language plpgsql as $$
    begin if new.text like '%never-made%' then raise exception 'no'; end if; return new; end $$`);
  await pool.query(
    'create trigger refuse_document before insert or update on search_rejections for each row execute function refuse_document()',
  );
  try {
    await expect(indexRejected(door.ctx, all)).rejects.toThrow();
    expect(await door.found('first-of-all')).toHaveLength(1);
    expect(await door.found('last-of-all')).toHaveLength(1);
    expect(await door.found('never-made')).toEqual([]);
    expect(await door.found('198.51.100.77')).toHaveLength(3);
    expect(await indexRejected(door.ctx, all)).toBe(0);
  } finally {
    await pool.query('drop trigger refuse_document on search_rejections');
    await pool.query('drop function refuse_document');
  }
});

test('a request whose document met a fault that passes is looked at again, and found by all it says', async ({
  door,
}) => {
  const { pool } = door.ctx.db;
  await door.refuse('{"note":"met-a-fault"}');
  for (const code of ['40001', '40P01', '55P03', '57014', '57P01', '53300', '08006']) {
    await pool.query('truncate search_rejections');
    await pool.query(`
      create function refuse_document() returns trigger language plpgsql as $$
      begin raise exception 'no' using errcode = '${code}'; end $$`);
    await pool.query(
      'create trigger refuse_document before update on search_rejections for each row execute function refuse_document()',
    );
    try {
      await expect(indexRejected(door.ctx, all)).rejects.toMatchObject({ code });
      expect(await door.found('met-a-fault')).toEqual([]);
    } finally {
      await pool.query('drop trigger refuse_document on search_rejections');
      await pool.query('drop function refuse_document');
    }
    expect(await indexRejected(door.ctx, all)).toBe(1);
    expect(await door.found('met-a-fault')).toEqual(['note met-a-fault']);
  }
});

const addHash = `
  update search_rejections s set text = s.text || $1 || E'\\n' from requests r
  where r.id = s.request_id and encode(r.body_sha256, 'hex') = $1`;

test('the hash of a body finds it unless something in the body is masked', async ({ door }) => {
  const plain = await door.refuse('{"note":"nothing-sensitive"}');
  const masked = await door.refuse('{"phone":"+60123456789"}');
  const unknown = await door.refuse('<phone>+60123456789</phone>');
  await indexRejected(door.ctx, all);
  expect(await door.found(plain)).toEqual([`bodySha256 ${plain}`]);
  expect(await door.found(plain.slice(4, 20))).toEqual([`bodySha256 ${plain}`]);
  for (const hash of [masked, unknown]) {
    expect(await door.found(hash)).toEqual([]);
    expect(await door.found(hash.slice(4, 20))).toEqual([]);
    // Nor where a document from before still has it.
    await door.ctx.db.pool.query(addHash, [hash]);
    expect(await door.found(hash.slice(4, 20))).toEqual([]);
  }
});

test('what is masked in text of no known kind is found whole and in no part', async ({ door }) => {
  await door.refuse('<a><mail>siti.aminah@example.com</mail><n>order-778899</n></a>');
  await indexRejected(door.ctx, all);
  expect(await door.found('order-778899')).toEqual(['body order-778899']);
  expect(await door.found('siti.aminah@example.com')).toEqual(['body ***']);
  for (const part of ['siti.aminah', 'example.com', 'aminah@exa', '@e***', 's***']) {
    expect(await door.found(part)).toEqual([]);
  }
});
