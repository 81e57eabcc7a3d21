import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { one, test } from '@/e2e/support/ledger-test';
import type { ActorContext } from '@/lib/access/actor';
import { sql } from '@/lib/platform/query/conditions';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { exportList, readListExport } from './export-list';
import { handOut } from './hand-out';
import { openSnapshot } from './snapshot';
import type { HandedFile, ListKind } from './types';

/** Far more than are fetched at once. */
const rows = 2_345;

async function fill(ctx: ActorContext): Promise<void> {
  await ctx.db.pool.query('truncate exports');
  await ctx.db.pool.query(
    `insert into transfers (account_id, provider, transfer_id, kind, status, rank, terminal, outcome, currency, requested_amount,
       merchant_reference, opened_at, updated_at)
     select (select min(id) from accounts), 'basswallet', 't' || n, 'payment', 'Success', 1, true, 'succeeded', 'USDT',
       n * 0.10 - 100, '=cmd|' || n, timestamptz '2026-03-01' + n / 7 * interval '1 second', now()
     from generate_series(1, $1) as n`,
    [rows],
  );
}

async function ask(ctx: ActorContext, kind: ListKind, query: string, signal?: AbortSignal): Promise<HandedFile> {
  const asking = { actor: ctx.actor, now: ctx.clock.now() };
  const reader = new ParamReader(new URLSearchParams(query));
  const plan = readListExport(kind, reader, asking);
  expect(reader.problems).toEqual([]);
  return exportList(ctx, kind, plan, signal);
}

async function download({ content }: HandedFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function recordOf(ctx: ActorContext, { exportId }: HandedFile) {
  return one<{ state: string; rows: string; bytes: string; sha256: string | null }>(
    ctx.db,
    `select state, row_count::text as rows, byte_count::text as bytes, encode(sha256, 'hex') as sha256 from exports where id = $1`,
    [exportId],
  );
}

async function deedsOf(ctx: ActorContext, { exportId }: HandedFile) {
  const found = await ctx.db.pool.query<{ action: string; after: Record<string, unknown> }>(
    `select action, after from audit_entries where after->>'exportId' = $1 order by id`,
    [exportId],
  );
  return found.rows;
}

test('a file holds every row once, in the order of the list, with the digits of the ledger', async ({ ctx }) => {
  await fill(ctx);
  const text = (await download(await ask(ctx, 'transfers', 'format=jsonl'))).toString('utf8');
  const items: { id: string; transferId: string; requestedAmount: string }[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const expected = await ctx.db.pool.query<{ id: string; amount: string }>(
    'select t.id::text, t.requested_amount::text as amount from transfers t order by t.opened_at desc, t.id desc',
  );
  expect(items.map(({ id }) => id)).toEqual(expected.rows.map(({ id }) => id));
  expect(items.map(({ requestedAmount }) => requestedAmount)).toEqual(expected.rows.map(({ amount }) => amount));
});

test('a CSV file is safe for spreadsheets, keeps negative amounts numbers and tells two clocks', async ({ ctx }) => {
  await fill(ctx);
  const file = await ask(ctx, 'transfers', 'zone=Asia/Kuala_Lumpur&bom=true&q=t8');
  expect(file.fileName).toBe('transfers-20260302-090000.csv');
  const [head, first, ...others] = (await download(file)).toString('utf8').split('\r\n');
  expect(head?.startsWith('\ufeffid,provider,account,transferId,kind,')).toBe(true);
  expect(head).toContain(',openedAt (UTC),openedAt (Asia/Kuala_Lumpur),');
  // Ids that begin with t8: t8, t80 to t89, t800 to t899.
  expect(others).toHaveLength(111);
  expect(first).toContain(`,-10.10,,,,,,"'=cmd|899",2026-03-01T00:02:08.000Z,2026-03-01 08:02:08,,,`);
  expect(others.at(-1)).toBe('');
});

test('its hash, rows and bytes are recorded and audited before the file ends', async ({ ctx }) => {
  await fill(ctx);
  const file = await ask(ctx, 'transfers', 'format=csv&currency=USDT');
  expect(await recordOf(ctx, file)).toMatchObject({ state: 'running', sha256: null });
  const bytes = await download(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const told = { rows: String(rows), bytes: String(bytes.length), sha256 };
  expect(await recordOf(ctx, file)).toEqual({ state: 'complete', ...told });
  const asked = { kind: 'transfers', format: 'csv', filter: 'currency=USDT', zone: null };
  expect(await deedsOf(ctx, file)).toEqual([
    { action: 'export.started', after: { exportId: file.exportId, ...asked } },
    { action: 'export.completed', after: { exportId: file.exportId, ...asked, rows, bytes: bytes.length, sha256 } },
  ]);
});

test('what changes while a file is downloaded is not in it: all of it is of one instant', async ({ ctx }) => {
  await fill(ctx);
  const file = await ask(ctx, 'transfers', 'format=jsonl');
  const reader = file.content.getReader();
  const chunks = [(await reader.read()).value ?? new Uint8Array()];
  await ctx.db.pool.query(`update transfers set status = 'changed', opened_at = opened_at - interval '1 day'`);
  await ctx.db.pool.query('delete from transfers where id % 2 = 0');
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(rows);
  expect(lines.filter((line) => line.includes('changed'))).toEqual([]);
});

test('nothing is made ahead of the client, and a client that goes away is recorded as far as it came', async ({
  ctx,
}) => {
  await fill(ctx);
  const file = await ask(ctx, 'transfers', 'format=jsonl');
  const reader = file.content.getReader();
  const first = await reader.read();
  const lines = Buffer.from(first.value ?? [])
    .toString('utf8')
    .trimEnd()
    .split('\n').length;
  expect(lines).toBeLessThan(rows / 2);
  await reader.cancel();
  const record = await recordOf(ctx, file);
  expect(record).toEqual({
    state: 'aborted',
    rows: expect.any(String),
    bytes: String(first.value?.length),
    sha256: null,
  });
  expect(Number(record.rows)).toBeLessThanOrEqual(lines);
  expect((await deedsOf(ctx, file)).map(({ action }) => action)).toEqual(['export.started', 'export.aborted']);
});

test('a client that goes away stops the running statement and gives the connection back', async ({ ctx }) => {
  const gone = new AbortController();
  const snapshot = await openSnapshot(ctx.db);
  async function* make() {
    yield Buffer.from('first');
    await snapshot.all(sql`select pg_sleep(600)`);
  }
  const plan = {
    kind: 'transfers',
    format: 'csv',
    filter: '',
    zone: null,
    fileName: 'x',
    contentType: 'x',
    make,
  } as const;
  const file = await handOut(ctx, snapshot, plan, gone.signal);
  const reader = file.content.getReader();
  await reader.read();
  const pending = reader.read();
  // The statement runs once the database shows it.
  const running = `select 1 from pg_stat_activity where query like 'select pg_sleep%' and state = 'active'`;
  while ((await ctx.db.pool.query(running)).rowCount === 0);
  gone.abort();
  await expect(pending).rejects.toThrow('The client went away.');
  while ((await recordOf(ctx, file)).state === 'running');
  expect((await recordOf(ctx, file)).state).toBe('aborted');
  expect((await ctx.db.pool.query(running)).rowCount).toBe(0);
  expect(ctx.db.files.idleCount).toBe(ctx.db.files.totalCount);
});

test('a file that fails midway breaks off: it never ends as a whole one does', async ({ ctx }) => {
  const snapshot = await openSnapshot(ctx.db);
  async function* make() {
    yield Buffer.from('half of it');
    await snapshot.all(sql`select 1 / 0`);
  }
  const plan = {
    kind: 'transfers',
    format: 'csv',
    filter: '',
    zone: null,
    fileName: 'x',
    contentType: 'x',
    make,
  } as const;
  const file = await handOut(ctx, snapshot, plan, null);
  await expect(download(file)).rejects.toThrow('division by zero');
  expect(await recordOf(ctx, file)).toMatchObject({ state: 'failed', sha256: null });
  expect(ctx.db.files.idleCount).toBe(ctx.db.files.totalCount);
});

test('a file whose end cannot be recorded breaks off as well', async ({ ctx }) => {
  await fill(ctx);
  const file = await ask(ctx, 'transfers', 'format=csv');
  await ctx.db.pool.query('delete from exports');
  await expect(download(file)).rejects.toThrow('not on record');
});

test('more files than may be at once are refused in words, and the next may start when one is done', async ({
  ctx,
}) => {
  await fill(ctx);
  const open = await Promise.all([1, 2, 3].map(() => ask(ctx, 'transfers', 'format=csv')));
  await expect(ask(ctx, 'transfers', 'format=csv')).rejects.toThrow('Try again when one of them is done.');
  await Promise.all(open.map(download));
  expect((await download(await ask(ctx, 'transfers', 'format=csv'))).length).toBeGreaterThan(0);
});
