import { makeCredential } from '@/lib/intake/credentials';
import type { Provider, SignedRequest, UnsignedRequest } from '@/lib/providers/contract';
import { providers } from '@/lib/providers/registry';
import type { Lifecycle, SimulatedCallback } from '@/scripts/simulate/lifecycle';
import { lifecycles } from '@/scripts/simulate/lifecycles';
import { type Random, seededRandom } from '@/scripts/simulate/random';
import { steppedBatch } from './gatepay-batch';
import { abandonedMandate, fundsTwice, unknownWords } from './open-ends';

/** Further ones than the simulator plays. */
const further: Readonly<Record<string, readonly Lifecycle[]>> = {
  basswallet: [unknownWords],
  bayarcash: [abandonedMandate],
  gatepay: [steppedBatch, steppedBatch, steppedBatch, fundsTwice],
};

/** What one provider sends over one lifecycle. */
export interface Story {
  provider: string;
  /** Every distinct callback, signed once, in the order in which things happened. */
  callbacks: readonly SignedRequest[];
  /** The same before they were signed. */
  bodies: readonly UnsignedRequest[];
}

const secretOf = (provider: Provider, field: string) => `${provider.id}-${field}-for-tests-only`;

/** The variables that give the console the secrets that stories are signed with. */
export function storyVariables(): Record<string, string> {
  const all = providers.flatMap((provider) =>
    provider.secretFields.map(({ name, variable }) => [variable, secretOf(provider, name)] as const),
  );
  return Object.fromEntries(all);
}

/** Genuine callbacks, each once; what the simulator sends late stands where it belongs: before the last word. */
function inOrder(told: readonly SimulatedCallback[]): SimulatedCallback[] {
  const genuine = told.filter(({ sender }) => sender === 'provider');
  const once = genuine.filter(({ request }, index) => genuine.findIndex((one) => one.request === request) === index);
  const late = once.filter(({ what }) => /\blate\b/.test(what));
  const others = once.filter((one) => !late.includes(one));
  return [...others.slice(0, -1), ...late, ...others.slice(-1)];
}

const stepMs = 1_000;

function makeStory(provider: Provider, lifecycle: Lifecycle, random: Random, at: Date): Story {
  const fields = Object.fromEntries(provider.secretFields.map(({ name }) => [name, secretOf(provider, name)]));
  const credential = makeCredential(provider, fields);
  const callbacks = inOrder(lifecycle(random, at, stepMs));
  return {
    provider: provider.id,
    bodies: callbacks.map(({ request }) => request),
    callbacks: callbacks.map(({ request, what }, index) =>
      provider.sign(request, {
        credential,
        // One that repeats the first in other words repeats its instant too.
        at: new Date(at.getTime() + (/\blate\b/.test(what) ? 0 : index) * stepMs),
        nonce: random.hex(16),
      }),
    ),
  };
}

/** Every lifecycle of every provider once, by a seed: the same seed makes the same stories. The first callback is signed at `at`. */
export function makeStories(seed: number, at: Date): Story[] {
  const random = seededRandom(seed);
  return providers.flatMap((provider) =>
    [...(lifecycles[provider.id] ?? []), ...(further[provider.id] ?? [])].map((lifecycle) =>
      makeStory(provider, lifecycle, random, at),
    ),
  );
}

/** `items` in a random order. */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order = items.map((item) => ({ item, place: random.next() }));
  return order.sort((a, b) => a.place - b.place).map(({ item }) => item);
}
