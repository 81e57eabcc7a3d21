import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { asReceived } from '@/lib/providers/as-received';
import { providers } from '@/lib/providers/registry';
import { ensureAccounts } from './accounts';
import { makeCredential } from './credentials';
import { receive } from './receive';

const secret = 'a-secret-for-tests-only-0123456789';
const runs = 150;

/** A few places of a genuine body written over: most of it stays what the provider sends. */
const edits = fc.array(
  fc.record({
    at: fc.nat(),
    removed: fc.nat({ max: 6 }),
    written: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '\u0000',
        '\ud800',
        '"',
        '{',
        '[[[[',
        '&',
        '=',
        '%00',
        '%ff',
        '1e9999',
        '-0',
        'null',
        '"__proto__":',
        '9'.repeat(80),
      ),
    ),
  }),
  { maxLength: 3 },
);

function edited(body: string, places: readonly { at: number; removed: number; written: string }[]): string {
  return places.reduce((text, { at, removed, written }) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + written + text.slice(place + removed);
  }, body);
}

for (const provider of providers) {
  const { testRequest } = provider;
  if (!testRequest || provider.secretFields.length === 0) continue;
  test(`whatever ${provider.id} signs is acknowledged and stored whole, or kept as rejected, never a fault of ours`, async ({
    db,
  }) => {
    const variables = Object.fromEntries(provider.secretFields.map(({ variable }) => [variable, secret]));
    const ctx = testContext({ ...db }, variables);
    await ensureAccounts(ctx);
    const settings = provider.settings.parse({});
    const credential = makeCredential(
      provider,
      Object.fromEntries(provider.secretFields.map(({ name }) => [name, secret])),
    );
    let acknowledged = 0;
    await fc.assert(
      fc.asyncProperty(edits, fc.uuid(), async (places, reference) => {
        const sample = testRequest(reference, settings);
        const unsigned = { ...sample, body: edited(sample.body, places) };
        const signed = provider.sign(unsigned, { credential, at: ctx.clock.now(), nonce: 'nonce1', settings });
        const { channel, ...request } = asReceived(signed, ctx.clock.now());
        const { body: bytes } = request;
        const sha256 = createHash('sha256').update(bytes).digest();
        const read = { end: 'complete', bytes, bytesArrived: bytes.length, sha256 } as const;
        const before = await db.prisma.request.count();
        const incoming = { ...request, path: channel, sourceAddress: '203.0.113.7', readBody: async () => read };
        const { status } = await receive(ctx, incoming);
        expect([200, 400, 401]).toContain(status);
        expect(await db.prisma.request.count()).toBe(before + 1);
        if (status === 200) acknowledged += 1;
      }),
      { numRuns: runs },
    );
    // Otherwise everything was turned away, and nothing behind the reading was tried.
    expect(acknowledged).toBeGreaterThan(10);
  });
}
