import { setTimeout as sleep } from 'node:timers/promises';
import { makeStories, type Story, shuffled } from '@/e2e/support/lifecycles/stories';
import { type Random, seededRandom } from '@/scripts/simulate/random';
import type { Providers, Signed } from './provider';

/** Requests that wait for their answers at once. */
const sendersMax = 24;
/** Of all callbacks, so many are sent again although they were acknowledged. */
const sentAgainShare = 0.15;

function callbacksOf(stories: readonly Story[]): Signed[] {
  return stories.flatMap(({ provider, callbacks }) => callbacks.map((request) => ({ provider, request })));
}

/**
 * Every lifecycle of every provider, round after round, each round in a random order and with retries nobody asked for, about
 * `ratePerSecond` callbacks a second, until it is told to end.
 */
export class Load {
  /** What was played, in the right order. */
  readonly stories: Story[] = [];
  readonly #providers: Providers;
  readonly #random: Random;
  readonly #seed: number;
  readonly #waiting: Signed[] = [];
  #rounds = 0;
  #isEnding = false;
  readonly #senders: Promise<void>[];

  constructor(providers: Providers, seed: number, ratePerSecond: number) {
    this.#providers = providers;
    this.#seed = seed;
    this.#random = seededRandom(seed);
    const everyMs = (1_000 * sendersMax) / ratePerSecond;
    this.#senders = Array.from({ length: sendersMax }, (_, place) =>
      this.#sender(everyMs, (everyMs * place) / sendersMax),
    );
  }

  #nextRound(): void {
    const stories = makeStories(this.#seed + this.#rounds, new Date());
    this.#rounds += 1;
    this.stories.push(...stories);
    const all = callbacksOf(stories);
    this.#waiting.push(...shuffled([...all, ...all.filter(() => this.#random.chance(sentAgainShare))], this.#random));
  }

  async #sender(everyMs: number, firstMs: number): Promise<void> {
    await sleep(firstMs);
    for (;;) {
      if (this.#waiting.length === 0 && !this.#isEnding) this.#nextRound();
      const signed = this.#waiting.shift();
      if (!signed) return;
      const startedAtMs = performance.now();
      await this.#providers.sendUntilAcknowledged(signed);
      await sleep(Math.max(0, everyMs - (performance.now() - startedAtMs)));
    }
  }

  /** Sends the next `count` at once, beside the others; resolves once each was acknowledged. */
  async burst(count: number): Promise<void> {
    const next = Array.from({ length: count }, () => {
      if (this.#waiting.length === 0) this.#nextRound();
      return this.#waiting.shift();
    });
    await Promise.all(next.map((signed) => signed && this.#providers.sendUntilAcknowledged(signed)));
  }

  /** A callback of a batch of its own, for whoever wants to send one. */
  static probe(seed: number): Signed {
    const story = makeStories(seed, new Date()).find(({ provider }) => provider === 'gatepay');
    const [request] = story?.callbacks ?? [];
    if (!story || !request) throw new Error('GatePay has no lifecycle.');
    return { provider: story.provider, request };
  }

  /** Begins no further round; resolves once every callback was acknowledged. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await Promise.all(this.#senders);
  }
}
