import { describe, expect } from 'vitest';
import { type ChecksConsole, test } from '@/e2e/support/checks-test';
import { planted } from '@/e2e/support/planted-cases';
import { after, type Told } from '@/e2e/support/planted-messages';

/** Tells all in order, then (in a ledger of its own) the other way round: what is found must not depend on it. */
async function found(console: ChecksConsole, told: Told): Promise<string[]> {
  for (const [request, seconds] of told) await console.tell(request, after(seconds));
  const live = await console.live();
  await console.empty();
  for (const [request, seconds] of [...told].reverse()) await console.tell(request, after(seconds));
  expect((await console.live()).sort()).toEqual([...live].sort());
  return live;
}

describe('every planted mismatch is found, alone, in either order of arrival', () => {
  test.for(planted)('%s', async ([, told, kinds], { console }) => {
    expect((await found(console, told)).sort()).toEqual([...kinds].sort());
  });
});
