import { expect } from 'vitest';
import { addDestination, test } from '@/e2e/support/delivery-test';
import { one } from '@/e2e/support/ledger-test';
import { openHeaders, openSecret, sealHeaders } from '@/lib/delivery/destination-secrets';
import { openVault } from '@/lib/platform/vault';
import { resealDestinations } from './reseal-destinations';

const [before, after] = ['a-master-secret-for-tests-only', 'another-master-secret-for-tests'];

test('after CONSOLE_SECRET was changed, what signs and what is sent along opens with the new one alone', async ({
  ctx,
  db,
}) => {
  const { id, secret } = await addDestination(ctx, 'https://backend.example.com');
  await db.pool.query('update destinations set headers_sealed = $1 where id = $2::bigint', [
    sealHeaders(ctx.vault, id, { authorization: 'Bearer 1' }),
    id,
  ]);
  expect(await resealDestinations(ctx)).toBe(0);
  const rotated = { ...ctx, vault: openVault([after, before]) };
  const twice = await Promise.all([resealDestinations(rotated), resealDestinations(rotated)]);
  expect(twice.reduce((sum, count) => sum + count)).toBe(2);
  const row = await one<{ id: string; sealed: Buffer; headers: Buffer }>(
    db,
    'select s.id, s.sealed, d.headers_sealed as headers from destination_secrets s join destinations d on d.id = s.destination_id',
  );
  const alone = openVault([after]);
  expect(openSecret(alone, row.id, row.sealed)).toBe(secret);
  expect(openHeaders(alone, id, row.headers)).toEqual({ authorization: 'Bearer 1' });
  expect(await one(db, "select count(*)::int as n from audit_entries where action = 'secret.resealed'")).toEqual({
    n: 2,
  });
});

test('what does not open stays as it is, and keeps nothing else from being sealed again', async ({ ctx, db }) => {
  const between = { ...ctx, vault: openVault(['a-secret-between-the-two']) };
  for (const each of [ctx, between]) {
    const { id } = await addDestination(each, 'https://backend.example.com');
    const sealed = sealHeaders(each.vault, id, { authorization: 'Bearer 1' });
    await db.pool.query('update destinations set headers_sealed = $1 where id = $2::bigint', [sealed, id]);
  }
  const rotated = { ...ctx, vault: openVault([after, 'a-secret-between-the-two']) };
  expect(await resealDestinations(rotated)).toBe(2);
  expect(await resealDestinations({ ...ctx, vault: openVault([after, before]) })).toBe(2);
});
