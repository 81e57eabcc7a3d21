import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Provider } from '@/lib/providers/contract';
import type { Lifecycle, SimulatedCallback } from './lifecycle';
import { lifecycles } from './lifecycles';
import { seededRandom } from './random';
import { type Answer, send, type Target } from './send';

/** Lifecycles that are under way at once: enough that one slow answer does not hold the rate back. */
const atOnceMax = 16;

export interface PlayOptions {
  provider: Provider;
  target: Target;
  /** Each lifecycle has its own seed, so that what it holds does not depend on which answer came first. */
  seed: number;
  ratePerSecond: number;
  /** What to play in turn; absent: the provider's of `lifecycles`. */
  choices?: readonly Lifecycle[];
  /** Lifecycles to play; `Infinity`: until `signal`. */
  count: number;
  signal?: AbortSignal;
  /** Before a callback is sent, or lost. */
  onCallback?(provider: Provider, callback: SimulatedCallback): void;
  onAnswer(answer: Answer): void;
}

/** Hands out instants that are `1 / ratePerSecond` apart. */
function pacer(ratePerSecond: number): () => number {
  let due = performance.now();
  return () => {
    const now = performance.now();
    due = Math.max(due, now);
    const waitMs = due - now;
    due += 1_000 / ratePerSecond;
    return waitMs;
  };
}

/**
 * Plays lifecycles in turn against a running console, the callbacks of each in order. Resolves when all were sent, or soon
 * after `signal`; never throws for what the console answers.
 */
export async function play({
  provider,
  target,
  seed,
  ratePerSecond,
  count,
  signal,
  choices = lifecycles[provider.id] ?? [],
  onCallback,
  onAnswer,
}: PlayOptions): Promise<void> {
  const nextWaitMs = pacer(ratePerSecond);
  let started = 0;
  // Every player of every provider waits on the one signal; the default of 10 warns of a leak that there is none of.
  if (signal) setMaxListeners(0, signal);
  const players = Math.min(count, atOnceMax);
  const stepMs = Math.round((players * 1_000) / ratePerSecond);
  const player = async (): Promise<void> => {
    while (started < count && choices.length > 0 && !signal?.aborted) {
      const index = started;
      started += 1;
      const random = seededRandom(seed + index);
      for (const callback of choices[index % choices.length]?.(random, new Date(), stepMs) ?? []) {
        await sleep(nextWaitMs(), undefined, { signal }).catch(() => undefined);
        if (signal?.aborted) return;
        onCallback?.(provider, callback);
        if (callback.lost) continue;
        const answer = await send(provider, callback, target, random, callback.signedAt ?? new Date(), signal);
        if (!signal?.aborted) onAnswer(answer);
      }
    }
  };
  await Promise.all(Array.from({ length: players }, player));
}

/**
 * What the demo runs beside the console: every provider that has lifecycles and a target, until `signal`. What is
 * sent while the console is away is lost to the demo, and the next is sent all the same.
 */
export async function playForever(
  sources: readonly Pick<PlayOptions, 'provider' | 'target' | 'ratePerSecond' | 'choices'>[],
  options: Pick<PlayOptions, 'seed' | 'onCallback' | 'onAnswer'> & { signal: AbortSignal },
): Promise<void> {
  await Promise.all(sources.map((source) => play({ ...source, ...options, count: Number.POSITIVE_INFINITY })));
}
