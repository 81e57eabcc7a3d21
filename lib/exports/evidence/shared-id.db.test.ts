import { expect } from 'vitest';
import { test as base } from '@/e2e/support/checks-test';
import { one } from '@/e2e/support/ledger-test';
import { readZip } from '@/e2e/support/read-zip';
import type { ActorContext } from '@/lib/access/actor';
import { jsonBody, payment, withdraw } from '@/lib/providers/basswallet/fixtures/callbacks';
import { makeEvidence } from './make-evidence';

const post = { channel: 'basswallet', method: 'POST', contentType: 'application/json', query: '' } as const;

const test = base.extend('ctx', async ({ console: { ctx, tell } }): Promise<ActorContext> => {
  await ctx.db.pool.query('truncate exports, probes');
  await tell({ ...post, body: jsonBody({ ...payment, id: '77', toAddress: 'of-the-payment' }) });
  await tell({ ...post, body: jsonBody({ ...withdraw, id: '77', txHash: 'of-the-payout' }) });
  return { ...ctx, actor: { kind: 'system', name: 'tests' } };
});

async function packText(ctx: ActorContext, kind: string): Promise<string> {
  const { id } = await one<{ id: string }>(ctx.db, 'select id::text from transfers where kind = $1', [kind]);
  const { content } = await makeEvidence(ctx, { kind: 'transfer', id });
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return readZip(Buffer.concat(chunks))
    .map(({ bytes }) => bytes.toString('utf8'))
    .join('\n');
}

test('a pack holds nothing of another transfer that has the same id', async ({ ctx }) => {
  // Issues and questions of a callback go with it.
  await ctx.db.pool.query(
    `insert into issues (account_id, provider, kind, subject, state, title, opened_at, last_seen_at)
     select account_id, provider, 'apply_failed', 'callback:' || id, 'open', 'Issue of ' || type, now(), now() from callbacks`,
  );
  const pack = await packText(ctx, 'payment');
  expect(pack).toContain('of-the-payment');
  expect(pack).toContain('Issue of Payment');
  expect(pack).not.toContain('of-the-payout');
  expect(pack).not.toContain('Issue of Withdraw');
  expect(await packText(ctx, 'payout')).not.toContain('of-the-payment');
});
