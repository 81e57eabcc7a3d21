import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test as base, one } from '@/e2e/support/ledger-test';
import { readZip, type ZipEntry } from '@/e2e/support/read-zip';
import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { findMasked } from '@/lib/exports/find-masked';
import { listExports } from '@/lib/exports/list-exports';
import type { HandedFile } from '@/lib/exports/types';
import { makeEvidence } from './make-evidence';

const bodies = [
  withdrawBody('B-1', 'PROCESSING', [{ merchant_withdraw_id: 'w1', amount: '2.10', currency: 'USDT', chain: 'TRX' }]),
  withdrawBody('B-1', 'SUCCESS', [
    {
      merchant_withdraw_id: 'w1',
      status: 'DONE',
      amount: '2.10',
      done_amount: '2.00',
      fee: '0.10',
      currency: 'USDT',
      chain: 'TRX',
    },
  ]),
] as const;

const test = base.extend('batch', async ({ ctx, db }) => {
  await db.pool.query('truncate exports, probes, issue_comments cascade');
  const [first, last] = bodies;
  await postGatepay(ctx, first);
  ctx.clock.advance(60_000);
  await postGatepay(ctx, last);
  ctx.clock.advance(1_000);
  await postGatepay(ctx, last);
  await postGatepay(ctx, withdrawBody('B-2', 'SUCCESS', []));
  await applyAll(ctx);
  return one<{ id: string; accountId: string }>(
    db,
    `select id::text, account_id::text as "accountId" from batches where batch_id = 'B-1'`,
  );
});

async function download({ content }: HandedFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function packOf(ctx: ActorContext, id: string): Promise<{ zip: Buffer; entries: ZipEntry[]; file: HandedFile }> {
  const file = await makeEvidence(ctx, { kind: 'batch', id });
  const zip = await download(file);
  return { zip, entries: readZip(zip), file };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const textOf = (entries: readonly ZipEntry[], path: string) =>
  entries.find((entry) => entry.path === path)?.bytes.toString('utf8') ?? '';

test('a pack holds every arrival byte for byte, duplicates too, and nothing of other batches', async ({
  ctx,
  batch,
}) => {
  const { entries } = await packOf(ctx, batch.id);
  const raw = entries.filter(({ path }) => path.endsWith('.body'));
  expect(raw.map(({ bytes }) => bytes.toString('utf8'))).toEqual([bodies[0], bodies[1], bodies[1]]);
  const heads = entries
    .filter(({ path }) => /\/requests\/.*\.json$/.test(path))
    .map(({ bytes }) => JSON.parse(bytes.toString('utf8')));
  expect(heads.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'duplicate']);
  for (const { headers } of heads) expect(headers['x-gatepay-signature']).toMatch(/^[0-9a-f]{128}$/);
  expect(JSON.parse(textOf(entries, 'record.json'))).toMatchObject({ batchId: 'B-1', status: 'SUCCESS' });
  expect(textOf(entries, 'suborders.jsonl').trimEnd().split('\n')).toHaveLength(1);
  expect(textOf(entries, 'transitions.jsonl').trimEnd().split('\n')).toHaveLength(4);
  expect(entries.map(({ bytes }) => bytes.toString('utf8')).join('')).not.toContain('B-2');
});

test('no secret of an account is in a pack', async ({ ctx, batch }) => {
  const { entries } = await packOf(ctx, batch.id);
  for (const { bytes } of entries) expect(bytes.toString('utf8')).not.toContain('gatepay-secret-for-tests-only');
});

test('every file of a pack is in its sums and in its manifest, with the right hash', async ({ ctx, batch }) => {
  const { entries } = await packOf(ctx, batch.id);
  const sums = textOf(entries, 'SHA256SUMS').trimEnd().split('\n');
  const content = entries.filter(({ path }) => path !== 'SHA256SUMS' && path !== 'manifest.json');
  expect(sums).toEqual(content.map(({ path, bytes }) => `${sha256(bytes)}  ${path}`));
  const issues = entries.filter(({ path }) => path.startsWith('issues/')).length;
  const manifest = JSON.parse(textOf(entries, 'manifest.json'));
  expect(manifest).toMatchObject({
    record: `batch:${batch.id}`,
    madeBy: 'tests',
    contentSha256: sha256(Buffer.from(textOf(entries, 'SHA256SUMS'))),
    counts: { files: content.length, callbacks: 2, requests: 3, deliveries: 0, attempts: 0, probes: 0, issues },
  });
  expect(manifest.files).toEqual(
    content.map(({ path, bytes }) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })),
  );
  expect(new Set(entries.map(({ dosTime }) => dosTime)).size).toBe(1);
});

test('the same state makes the same bytes, and the same content hash for all who may reveal, whenever they ask', async ({
  ctx,
  batch,
}) => {
  const first = await packOf(ctx, batch.id);
  const again = await packOf(ctx, batch.id);
  expect(again.zip.equals(first.zip)).toBe(true);
  ctx.clock.advance(3_600_000);
  const later = await packOf({ ...ctx, actor: { kind: 'system', name: 'somebody else' } }, batch.id);
  expect(later.zip.equals(first.zip)).toBe(false);
  expect(textOf(later.entries, 'SHA256SUMS')).toBe(textOf(first.entries, 'SHA256SUMS'));
  await postGatepay(ctx, bodies[1]);
  const changed = await packOf(ctx, batch.id);
  expect(textOf(changed.entries, 'SHA256SUMS')).not.toBe(textOf(first.entries, 'SHA256SUMS'));
});

test('issues with comments, probes and what people did are in a pack', async ({ ctx, batch, db }) => {
  const issue = await one<{ id: string }>(
    db,
    `insert into issues (account_id, provider, kind, subject, record_key, state, title, opened_at, last_seen_at)
     values ($1, 'gatepay', 'batch_conflict', 'callback:1', $2, 'open', 'A title', now(), now()) returning id::text`,
    [batch.accountId, `batch:${batch.id}`],
  );
  await db.pool.query(
    `insert into issue_comments (issue_id, at, author_name, text) values ($1, now(), 'Mei', 'Asked Gate.')`,
    [issue.id],
  );
  await db.pool.query(
    `insert into probes (account_id, provider, subject, resource, resource_id, trigger, reason, created_at)
     values ($1, 'gatepay', $2, 'withdraw', 'B-1', 'asked', 'To be sure.', now())`,
    [batch.accountId, `batch:${batch.id}`],
  );
  const entry = { action: 'issue.resolved', subject: `issue:${issue.id}` };
  await writeAudit(db.prisma, { kind: 'system', name: 'Mei' }, entry);
  const { entries } = await packOf(ctx, batch.id);
  expect(JSON.parse(textOf(entries, `issues/${issue.id}.json`)).comments).toMatchObject([
    { authorName: 'Mei', text: 'Asked Gate.' },
  ]);
  expect(entries.filter(({ path }) => path.startsWith('probes/'))).toHaveLength(1);
  expect(JSON.parse(textOf(entries, 'audit.jsonl'))).toMatchObject({ action: 'issue.resolved', actorName: 'Mei' });
});

test('a pack is audited under its record, with both hashes, and whether it holds bodies as they came', async ({
  ctx,
  batch,
  db,
}) => {
  const { zip, entries, file } = await packOf(ctx, batch.id);
  const content = sha256(Buffer.from(textOf(entries, 'SHA256SUMS')));
  const deeds = await db.pool.query<{ action: string; after: object }>(
    'select action, after from audit_entries where subject = $1 order by id',
    [`batch:${batch.id}`],
  );
  expect(deeds.rows.map(({ action }) => action)).toEqual(['evidence.started', 'evidence.completed']);
  expect(deeds.rows[1]?.after).toMatchObject({
    exportId: file.exportId,
    sha256: sha256(zip),
    contentSha256: content,
    bytes: zip.length,
    whole: true,
  });
  const masking = {
    kind: 'person',
    ...{ userId: '1', sessionId: '1', name: 'Otto', email: 'otto@example.com' },
    role: 'operator',
    address: null,
  } as const;
  const { exportId } = (await packOf({ ...ctx, actor: masking }, batch.id)).file;
  const masked = await db.pool.query<{ after: object }>(
    `select after from audit_entries where after->>'exportId' = $1 order by id`,
    [exportId],
  );
  expect(masked.rows.map(({ after }) => after)).toMatchObject([{ whole: false }, { whole: false }]);
  const { data } = await listExports(ctx, { kind: [], limit: 10, cursor: null });
  expect(data.map(({ id }) => id)).toEqual(expect.arrayContaining([exportId, file.exportId]));
  expect(await findMasked(ctx, data)).toEqual(new Set([exportId]));
});

test('a client that goes away ends the pack and gives the connection back', async ({ ctx, batch, db }) => {
  const file = await makeEvidence(ctx, { kind: 'batch', id: batch.id });
  const reader = file.content.getReader();
  await reader.read();
  await reader.cancel();
  expect(db.files.idleCount).toBe(db.files.totalCount);
  const record = await one<{ state: string }>(db, 'select state from exports where id = $1', [file.exportId]);
  expect(record.state).toBe('aborted');
});

test('there is no evidence of what does not exist, and none for who may not have it', async ({ ctx }) => {
  await expect(makeEvidence(ctx, { kind: 'transfer', id: '999' })).rejects.toThrow('There is no transfer 999.');
  await expect(makeEvidence(ctx, { kind: 'batch', id: '../1' })).rejects.toThrow('There is no batch');
  const token = { kind: 'token', tokenId: '1', name: 'reader', scopes: ['read'], address: null } as const;
  await expect(makeEvidence({ ...ctx, actor: token }, { kind: 'batch', id: '1' })).rejects.toThrow('evidence.make');
  expect(ctx.db.files.idleCount).toBe(ctx.db.files.totalCount);
});
