import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { addDestination, applyAndSchedule, type DeliveryContext, deliverOnce, test } from '@/e2e/support/delivery-test';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { readZip } from '@/e2e/support/read-zip';
import type { Actor, Role } from '@/lib/access/actor';
import { makeEvidence } from './make-evidence';

const person = (role: Role): Actor => ({
  ...{ kind: 'person', userId: '7', sessionId: '', name: role, email: `${role}@example.com`, role, address: null },
});

/** What the pack of batch 1 says was sent with the one attempt. */
async function packedAttempt(ctx: DeliveryContext, role: Role): Promise<unknown> {
  const { content } = await makeEvidence({ ...ctx, actor: person(role) }, { kind: 'batch', id: '1' });
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  const files = readZip(Buffer.concat(chunks)).filter(({ path }) => /\/attempts\/.*\.json$/.test(path));
  expect(files).toHaveLength(1);
  const { requestSha256, requestBodyFile } = JSON.parse(files[0]?.bytes.toString('utf8') ?? '');
  return { requestSha256, requestBodyFile };
}

test('the hash of a body that is not the one in the pack is for who may reveal, whatever the one in the pack hides', async ({
  ctx,
  backend,
  tools,
}) => {
  await addDestination(ctx, backend.url);
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [{ merchant_withdraw_id: 'm1' }]));
  await applyAndSchedule(ctx);
  await deliverOnce(ctx, tools);
  const ofBoth = { requestSha256: expect.any(String), requestBodyFile: expect.stringMatching(/sent-.*\.body$/) };
  expect(await packedAttempt(ctx, 'operator')).toEqual(ofBoth);

  const other = createHash('sha256').update('{"phone":"+60123456789"}').digest();
  await ctx.db.pool.query('update attempts set request_sha256 = $1', [other]);
  expect(await packedAttempt(ctx, 'operator')).toEqual({ requestSha256: null, requestBodyFile: null });
  expect(await packedAttempt(ctx, 'finance')).toEqual({ requestSha256: other.toString('hex'), requestBodyFile: null });
});
