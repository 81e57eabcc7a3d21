import { expect } from 'vitest';
import { openNodeDoor } from '@/e2e/support/door-client';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import { defaultAccountSlug, providers } from '@/lib/providers/registry';
import { lifecycles } from './lifecycles';
import { play } from './play';
import type { Answer } from './send';

const played = providers.filter(({ id }) => id in lifecycles);
const secretOf = (name: string) => `secret-of-${name}-for-tests`;

/** The simulator signs with the time of this machine, so the door has that time too. */
const clock = { now: () => new Date(), advance: () => undefined };

for (const provider of played) {
  test(`the door answers every lifecycle of ${provider.id} as the simulator expects`, async ({ db }) => {
    const variables = provider.secretFields.map(({ name, variable }) => [variable, secretOf(name)]);
    const ctx = testContext(db, Object.fromEntries(variables), clock);
    await ensureAccounts(ctx);
    const door = await openNodeDoor(ctx);
    const secrets = provider.secretFields.map(({ name }) => [name, secretOf(name)]);
    const credential = makeCredential(provider, Object.fromEntries(secrets));
    const answers: Answer[] = [];
    const count = 2 * (lifecycles[provider.id]?.length ?? 0);
    await play({
      provider,
      target: { url: `http://127.0.0.1:${door.port}`, accountSlug: defaultAccountSlug, credential },
      seed: 1,
      ratePerSecond: 10_000,
      count,
      onAnswer: (answer) => answers.push(answer),
    });
    await door.close();
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(answers.length).toBeGreaterThanOrEqual(count);
    expect(count).toBeGreaterThan(0);
  });
}
