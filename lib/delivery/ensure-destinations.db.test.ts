import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { openBackend } from '@/e2e/support/backend';
import { arrive, test as base, type DeliveryContext, deliverOnce } from '@/e2e/support/delivery-test';
import { one } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import { ensureAccounts } from '@/lib/intake/accounts';
import { openVault } from '@/lib/platform/vault';
import { generateSecret } from './destination-secrets';
import { ensureDestinations } from './ensure-destinations';

const test = base.extend('started', async ({ ctx, db }) => {
  return (variables: Record<string, string>): DeliveryContext => {
    const started = testContext(
      db,
      {
        GATEPAY_API_SECRET: ctx.environment.text('GATEPAY_API_SECRET') ?? '',
        ALLOW_PRIVATE_DESTINATIONS: '1',
        ...variables,
      },
      ctx.clock,
    );
    return { ...started, actor: ctx.actor };
  };
});

const row = 'select id::text, url, state, paused_reason as reason, source from destinations';
const live = 'select count(*)::int as live from destination_secrets where retires_at is null';

test('FORWARD_URL is one destination, however often and by however many processes it starts', async ({
  started,
  db,
}) => {
  const first = started({ FORWARD_URL: 'http://127.0.0.1:3391/in', FORWARD_SECRET: generateSecret() });
  await Promise.all(Array.from({ length: 4 }, () => ensureDestinations(first)));
  expect(await one(db, row)).toEqual({
    ...{ id: '1', url: 'http://127.0.0.1:3391/in', state: 'active', reason: null, source: 'environment' },
  });
  expect(await one(db, live)).toEqual({ live: 1 });
  await ensureDestinations(started({ FORWARD_URL: 'http://127.0.0.1:3392/in', FORWARD_SECRET: generateSecret() }));
  expect(await one(db, row)).toMatchObject({ id: '1', url: 'http://127.0.0.1:3392/in' });
  expect(await one(db, live)).toEqual({ live: 1 });
});

test('it is called by the host of its URL, also of the next one; a name that a person gave stays', async ({
  started,
  db,
}) => {
  const named = 'select name, url from destinations';
  const first = 'http://127.0.0.1:3391/in';
  const second = 'http://127.0.0.1:3392/in';
  await ensureDestinations(started({ FORWARD_URL: first }));
  expect(await one(db, named)).toEqual({ name: '127.0.0.1:3391', url: first });
  await ensureDestinations(started({ FORWARD_URL: second }));
  expect(await one(db, named)).toEqual({ name: '127.0.0.1:3392', url: second });
  await ensureDestinations(started({}));
  await ensureDestinations(started({ FORWARD_URL: first }));
  expect(await one(db, named)).toEqual({ name: '127.0.0.1:3391', url: first });
  await db.pool.query(`update destinations set name = 'Ledger service'`);
  await ensureDestinations(started({ FORWARD_URL: second }));
  expect(await one(db, named)).toEqual({ name: 'Ledger service', url: second });
});

test('every secret of FORWARD_SECRET signs, and one taken out of it no more', async ({ started, db, tools }) => {
  const backend = await openBackend();
  const [older, newer] = [generateSecret(), generateSecret()];
  const both = started({ FORWARD_URL: backend.url, FORWARD_SECRET: `${newer},${older}` });
  both.clock.advance(Date.now() - both.clock.now().getTime());
  await ensureAccounts(both);
  await ensureDestinations(both);
  await arrive(both, 'b1');
  await deliverOnce(both, tools);
  await ensureDestinations(started({ FORWARD_URL: backend.url, FORWARD_SECRET: newer }));
  await arrive(both, 'b2');
  await deliverOnce(both, tools);
  await backend.close();
  const [first, second] = backend.received;
  for (const secret of [older, newer])
    expect(new Webhook(secret).verify(first?.body ?? '', first?.headers ?? {})).toBeTruthy();
  expect(new Webhook(newer).verify(second?.body ?? '', second?.headers ?? {})).toBeTruthy();
  expect(() => new Webhook(older).verify(second?.body ?? '', second?.headers ?? {})).toThrow();
  expect(await one(db, live)).toEqual({ live: 1 });
});

test('without FORWARD_SECRET one is made, and kept', async ({ started, db }) => {
  const ctx = started({ FORWARD_URL: 'http://127.0.0.1:3391/in' });
  await ensureDestinations(ctx);
  const hint = 'select id::text, hint from destination_secrets';
  const made = await one(db, hint);
  await ensureDestinations(ctx);
  expect(await one(db, hint)).toEqual(made);
});

test('a secret that does not open ends no start: another one signs instead of it', async ({ started, db }) => {
  const url = { FORWARD_URL: 'http://127.0.0.1:3391/in' };
  const hint = 'select hint from destination_secrets where retires_at is null';
  await ensureDestinations(started(url));
  const lost = await one(db, hint);
  await ensureDestinations({ ...started(url), vault: openVault(['the-first-is-given-up']) });
  expect(await one(db, live)).toEqual({ live: 1 });
  expect(await one(db, hint)).not.toEqual(lost);
  await ensureDestinations({
    ...started({ ...url, FORWARD_SECRET: generateSecret() }),
    vault: openVault(['so-is-this']),
  });
  expect(await one(db, live)).toEqual({ live: 1 });
});

test('without FORWARD_URL its destination is paused, and comes back with it', async ({ started, db }) => {
  await ensureDestinations(started({ FORWARD_URL: 'http://127.0.0.1:3391/in' }));
  await ensureDestinations(started({}));
  expect(await one(db, row)).toMatchObject({ state: 'paused', reason: 'FORWARD_URL is no longer set.' });
  await ensureDestinations(started({ FORWARD_URL: 'http://127.0.0.1:3391/in' }));
  expect(await one(db, row)).toMatchObject({ state: 'active', reason: null });
});

test('a pause by a person outlives a start', async ({ started, db }) => {
  const ctx = started({ FORWARD_URL: 'http://127.0.0.1:3391/in' });
  await ensureDestinations(ctx);
  await db.pool.query(`update destinations set state = 'paused', paused_reason = 'Maintenance'`);
  await ensureDestinations(ctx);
  expect(await one(db, row)).toMatchObject({ state: 'paused', reason: 'Maintenance' });
});

test('what cannot be used ends the start with the name of the variable', async ({ started }) => {
  const plain = { FORWARD_URL: 'http://backend.example/', ALLOW_PRIVATE_DESTINATIONS: '' };
  await expect(ensureDestinations(started(plain))).rejects.toThrow(/FORWARD_URL.*https/);
  const short = { FORWARD_URL: 'http://127.0.0.1:3391/', FORWARD_SECRET: 'whsec_c2hvcnQ=' };
  await expect(ensureDestinations(started(short))).rejects.toThrow(/FORWARD_SECRET/);
});
