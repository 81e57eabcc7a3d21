import { expect } from 'vitest';
import { test } from '@/e2e/support/checks-test';
import { applyAll } from '@/e2e/support/ledger-test';
import { lifecycles } from '@/scripts/simulate/lifecycles';
import { seededRandom } from '@/scripts/simulate/random';

const at = new Date('2026-03-02T08:50:00.000Z');
const stepMs = 1_000;

for (const [provider, stories] of Object.entries(lifecycles)) {
  for (const [index, story] of stories.entries()) {
    test(`lifecycle ${index} of ${provider} raises no issue: told in order, and told at random with duplicates`, async ({
      console: { bring, tell, issues, empty, ctx },
    }) => {
      for (const seed of [1, 2]) {
        const told = story(seededRandom(seed), at, stepMs).filter(({ sender }) => sender === 'provider');
        // What is sent again is the same callback, of the same time.
        const firstPlace = (request: unknown) => told.findIndex((one) => one.request === request);
        const signed = told.map(({ request, signedAt }) => ({
          request,
          at: signedAt ?? new Date(at.getTime() + firstPlace(request) * stepMs),
        }));
        await empty();
        for (const one of signed) {
          await tell(one.request, one.at);
          expect([seed, await issues()]).toEqual([seed, []]);
        }
        await empty();
        const random = seededRandom(seed);
        const shuffled = [...signed, ...signed]
          .map((one) => ({ one, key: random.next() }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        for (const [place, one] of shuffled.entries()) {
          await bring(one.request, one.at);
          if (place % 2 === 0) await applyAll(ctx);
        }
        await applyAll(ctx);
        const open = (await issues()).filter(({ state }) => state === 'open');
        expect([seed, open]).toEqual([seed, []]);
      }
    });
  }
}
