import { expect } from 'vitest';
import { openWebDoor, signedGatepay } from '@/e2e/support/door-client';
import { payload, person, rightSecret, test } from '@/e2e/support/rejected-test';
import { readAccounts } from './accounts';
import { getCallback } from './get-callback';
import { getRequest } from './get-request';
import { verifyKept } from './rejected/verify-kept';
import { verifyRequest } from './verify-request';

test('once the secret is mended, a rejected request becomes an ordinary callback with a work item', async ({
  gate,
  db,
}) => {
  const { body, status } = await gate.send();
  expect(status).toBe(401);
  const requestId = await gate.lastRequestId();
  const receivedAt = gate.clock.now();
  gate.clock.advance(48 * 3_600_000);
  const verified = await verifyRequest(gate.after, { requestId });
  expect(verified).toEqual({ outcome: 'accepted', requestId, callbackId: expect.stringMatching(/^\d+$/) });
  const callbackId = verified.outcome === 'accepted' ? verified.callbackId : '';
  const callback = await getCallback(gate.after, callbackId);
  expect(callback).toMatchObject({
    provider: 'gatepay',
    type: 'WITHDRAW',
    status: 'new',
    verified: true,
    duplicates: 0,
    applyState: 'pending',
    receivedAt: receivedAt.toISOString(),
    rawBody: Buffer.from(body).toString('base64'),
    verification: { words: 'Signature valid', keyHint: rightSecret.slice(-4), timestampAgeMs: 0 },
  });
  expect(await db.prisma.applyJob.count({ where: { callbackId: BigInt(callbackId) } })).toBe(1);
});

test('what happened is not rewritten: the request stays rejected, with who proved it and when beside it', async ({
  gate,
}) => {
  await gate.send();
  const requestId = await gate.lastRequestId();
  gate.clock.advance(60_000);
  await verifyRequest(gate.after, { requestId });
  expect(await getRequest(gate.after, requestId)).toMatchObject({
    verdict: 'rejected',
    cause: 'signature_mismatch',
    answerStatus: 401,
    verifiedAgainAt: gate.clock.now().toISOString(),
    verifiedBy: 'Ada Reyes',
    callbackId: expect.any(String),
  });
});

test('the audit names the person and what became of the request', async ({ gate, db }) => {
  await gate.send();
  const requestId = await gate.lastRequestId();
  const verified = await verifyRequest(gate.after, { requestId });
  expect(await db.prisma.auditEntry.findMany({ where: { action: 'request.verified' } })).toMatchObject([
    {
      actorKind: 'person',
      actorName: 'Ada Reyes',
      address: '203.0.113.9',
      subject: `request:${requestId}`,
      before: { cause: 'signature_mismatch' },
      after: { callback: Reflect.get(verified, 'callbackId'), verdict: 'accepted' },
    },
  ]);
});

test('of people who ask at once one makes the callback, the others are told that it is one', async ({ gate, db }) => {
  await gate.send();
  const requestId = await gate.lastRequestId();
  const results = await Promise.all(Array.from({ length: 6 }, () => verifyRequest(gate.after, { requestId })));
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['accepted', ...Array(5).fill('not_possible')]);
  expect(new Set(results.map((result) => Reflect.get(result, 'callbackId'))).size).toBe(1);
  expect(await db.prisma.callback.findMany({ select: { duplicates: true } })).toEqual([{ duplicates: 0 }]);
  expect(await db.prisma.applyJob.count()).toBe(1);
  expect(await db.prisma.auditEntry.count({ where: { action: 'request.verified' } })).toBe(1);
});

test('a callback that the provider has sent again meanwhile is counted as its duplicate, and nothing is applied twice', async ({
  gate,
  db,
}) => {
  const { body } = await gate.send();
  const requestId = await gate.lastRequestId();
  const mended = await openWebDoor(gate.after);
  gate.clock.advance(60_000);
  expect((await mended.send(signedGatepay(body, rightSecret, gate.clock.now()))).status).toBe(200);
  const verified = await verifyRequest(gate.after, { requestId });
  expect(verified.outcome).toBe('duplicate');
  const [callback, ...others] = await db.prisma.callback.findMany();
  expect(others).toEqual([]);
  expect(callback).toMatchObject({ duplicates: 1 });
  expect(await db.prisma.applyJob.count()).toBe(1);
  expect((await getCallback(gate.after, callback?.id.toString() ?? '')).requests.map(({ id }) => id)).toContain(
    requestId,
  );
});

test('what is still wrong is still refused, and nothing of it changes', async ({ gate, db }) => {
  await gate.send();
  const requestId = await gate.lastRequestId();
  expect(await verifyRequest(gate.before, { requestId })).toMatchObject({
    outcome: 'still_refused',
    cause: 'signature_mismatch',
    detail: expect.stringContaining('…epay'),
  });
  expect(await getRequest(gate.before, requestId)).toMatchObject({ verifiedAgainAt: null, callbackId: null });
  expect(await db.prisma.callback.count()).toBe(0);
  expect(await db.prisma.auditEntry.count()).toBe(0);
});

test('a flipped byte is refused by the right secret as well', async ({ gate }) => {
  const body = payload();
  await gate.door.send({ ...signedGatepay(body, rightSecret, gate.clock.now()), body: body.replace('12.5', '92.5') });
  const requestId = await gate.lastRequestId();
  expect((await verifyRequest(gate.after, { requestId })).outcome).toBe('still_refused');
});

test('an address that is allowed now is let in, one that is not stays out', async ({ gate, db }) => {
  await gate.setDoor({ allowList: ['198.51.100.0/24'] });
  const body = payload();
  const reply = await gate.door.send(signedGatepay(body, rightSecret, gate.clock.now()));
  expect(reply.status).toBe(403);
  const requestId = await gate.lastRequestId();
  expect(await verifyRequest(gate.after, { requestId })).toMatchObject({
    outcome: 'still_refused',
    cause: 'address_not_allowed',
  });
  await gate.setDoor({ allowList: ['198.51.100.0/24', '127.0.0.1'] });
  expect((await verifyRequest(gate.after, { requestId })).outcome).toBe('accepted');
  expect(await db.prisma.callback.count()).toBe(1);
});

test('a timestamp is as old as it was on arrival: late then is late now, fresh then is fresh now', async ({ gate }) => {
  await gate.setDoor({ allowList: ['198.51.100.0/24'] });
  const stale = signedGatepay(payload(), rightSecret, gate.clock.now());
  gate.clock.advance(90 * 24 * 3_600_000);
  await gate.door.send(stale);
  const staleId = await gate.lastRequestId();
  gate.clock.advance(1_000);
  await gate.door.send(signedGatepay(payload(), rightSecret, gate.clock.now()));
  const freshId = await gate.lastRequestId();
  await gate.setDoor({});
  gate.clock.advance(90 * 24 * 3_600_000);
  expect(await verifyRequest(gate.after, { requestId: freshId })).toMatchObject({ outcome: 'accepted' });
  expect(await verifyRequest(gate.after, { requestId: staleId })).toMatchObject({
    outcome: 'still_refused',
    cause: 'timestamp_stale',
  });
});

test('a content type that a later version takes: the whole body was kept, and is proven by that version', async ({
  gate,
  db,
}) => {
  const body = JSON.stringify({ main_order: { batch_id: 'typed', status: 'INIT', note: 'x'.repeat(10_000) } });
  const signed = signedGatepay(body, rightSecret, gate.clock.now());
  const reply = await gate.door.send({ ...signed, headers: { ...signed.headers, 'content-type': 'text/plain' } });
  expect(reply.status).toBe(415);
  const requestId = await gate.lastRequestId();
  const today = await readAccounts(gate.after, db.pool);
  expect(await verifyKept(gate.after, today, requestId)).toMatchObject({ cause: 'content_type_unsupported' });
  const account = today.all.find(({ provider }) => provider.id === 'gatepay');
  if (!account) throw new Error('There is no account of GatePay.');
  const [channel, ...others] = account.provider.channels;
  const taken = { ...channel, contentTypes: [...channel.contentTypes, 'text/plain'] };
  const later = { ...account, provider: { ...account.provider, channels: [taken, ...others] as const } };
  const accounts = { ...today, byId: () => later };
  expect(await verifyKept(gate.after, accounts, requestId)).toMatchObject({ outcome: 'accepted' });
});

test('a body that the cap cut can never be proven, whatever is mended', async ({ gate }) => {
  await gate.setDoor({ bodyBytesMax: 8 * 1024 });
  const body = JSON.stringify({ main_order: { batch_id: 'big', status: 'INIT', note: 'x'.repeat(10_000) } });
  expect((await gate.send(body)).status).toBe(413);
  await gate.setDoor({});
  const requestId = await gate.lastRequestId();
  expect(await verifyRequest(gate.after, { requestId })).toMatchObject({
    outcome: 'not_possible',
    reason: 'incomplete',
  });
});

test('what was never rejected is not verified again', async ({ gate }) => {
  const mended = await openWebDoor(gate.after);
  await mended.send(signedGatepay(payload(), rightSecret, gate.clock.now()));
  const requestId = await gate.lastRequestId();
  expect(await verifyRequest(gate.after, { requestId })).toMatchObject({
    outcome: 'not_possible',
    reason: 'not_rejected',
  });
});

test('a request that is not there is told as that', async ({ gate }) => {
  for (const requestId of ['nonsense', '0199d4c0-0000-7000-8000-000000000001']) {
    await expect(verifyRequest(gate.after, { requestId })).rejects.toMatchObject({ code: 'not_found' });
  }
});

test('viewers and finance may read rejected requests and may not verify them; neither may a token that only reads', async ({
  gate,
  db,
}) => {
  await gate.send();
  const requestId = await gate.lastRequestId();
  const reader = { kind: 'token', tokenId: 't', name: 'metrics', scopes: ['read'], address: null } as const;
  for (const actor of [person('viewer'), person('finance'), reader]) {
    const ctx = { ...gate.after, actor };
    await expect(verifyRequest(ctx, { requestId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getRequest(ctx, requestId)).resolves.toMatchObject({ id: requestId });
  }
  expect(await db.prisma.callback.count()).toBe(0);
  const writer = { ...gate.after, actor: { ...reader, scopes: ['replay'] as const } };
  await expect(verifyRequest(writer, { requestId })).resolves.toMatchObject({ outcome: 'accepted' });
});
