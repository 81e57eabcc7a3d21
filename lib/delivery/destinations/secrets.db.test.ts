import { expect } from 'vitest';
import { auditActions, makeDestination, test } from '@/e2e/support/destination-test';
import { generateSecret } from '@/lib/delivery/destination-secrets';
import { hourMs } from '@/lib/platform/time';
import { addSecret, liveSecretsMax } from './add-secret';
import { getDestination } from './get-destination';
import { retireSecret } from './retire-secret';

test('while a secret rotates both sign, and the old one ends by itself', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  ctx.clock.advance(1_000);
  const added = await addSecret(ctx, { id, secret: '', overlapHours: 24 });
  expect(added).toMatchObject({ outcome: 'added', secret: expect.stringMatching(/^whsec_/) });
  const end = new Date(ctx.clock.now().getTime() + 24 * hourMs).toISOString();
  const [newest, old, ...rest] = (await getDestination(ctx, { id })).secrets;
  expect([newest?.retiresAt, old?.retiresAt, rest]).toEqual([null, end, []]);
  ctx.clock.advance(24 * hourMs);
  expect((await getDestination(ctx, { id })).secrets).toEqual([newest]);
  expect((await auditActions(ctx)).slice(2)).toEqual(['destination.secret_added', 'destination.secret_retired']);
});

test('a secret that was given is never shown, refused twice, and refused where it is no secret', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  const secret = generateSecret();
  expect(await addSecret(ctx, { id, secret, overlapHours: null })).toMatchObject({ outcome: 'added', secret: null });
  for (const again of [secret, ` ${secret}\n`, 'whsec_c2hvcnQ=', 'plain text']) {
    expect(await addSecret(ctx, { id, secret: again, overlapHours: null })).toMatchObject({ outcome: 'invalid' });
  }
  expect((await getDestination(ctx, { id })).secrets).toHaveLength(2);
});

test('the last secret that signs cannot be retired, and an end can be taken back', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  const [first] = (await getDestination(ctx, { id })).secrets;
  const secretId = first?.id ?? '';
  await expect(retireSecret(ctx, { id, secretId, overlapHours: 0 })).rejects.toMatchObject({ code: 'conflict' });
  await addSecret(ctx, { id, secret: '', overlapHours: 1 });
  await retireSecret(ctx, { id, secretId, overlapHours: null });
  expect((await getDestination(ctx, { id })).secrets.map(({ retiresAt }) => retiresAt)).toEqual([null, null]);
  await retireSecret(ctx, { id, secretId, overlapHours: 0 });
  expect((await getDestination(ctx, { id })).secrets.map((secret) => secret.id)).not.toContain(secretId);
  await expect(retireSecret(ctx, { id, secretId, overlapHours: null })).rejects.toMatchObject({ code: 'not_found' });
});

test('no more secrets sign than the most', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  for (let live = 1; live < liveSecretsMax; live += 1) await addSecret(ctx, { id, secret: '', overlapHours: null });
  expect(await addSecret(ctx, { id, secret: '', overlapHours: null })).toMatchObject({ outcome: 'invalid' });
});

test('nobody but an admin touches a secret', async ({ ctx, as }) => {
  const { id } = await makeDestination(ctx);
  const [secret] = (await getDestination(ctx, { id })).secrets;
  for (const role of ['viewer', 'operator', 'finance'] as const) {
    const forbidden = { code: 'forbidden' };
    await expect(addSecret(as(role), { id, secret: '', overlapHours: 1 })).rejects.toMatchObject(forbidden);
    const retirement = { id, secretId: secret?.id ?? '', overlapHours: 1 };
    await expect(retireSecret(as(role), retirement)).rejects.toMatchObject(forbidden);
  }
  expect((await auditActions(ctx)).length).toBe(2);
});
