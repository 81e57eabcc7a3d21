import { setTimeout as sleep } from 'node:timers/promises';
import type { Outage } from '@/chaos/figures';
import type { World } from './world';

/** Between two requests of somebody who watches the door. */
const watchEveryMs = 20;

/**
 * Sends one request after the other for `forMs` and notes how long the refusals took; in turn with them, how long an answer takes
 * that needs no database at all: that much is the machine, not the door.
 */
async function watchAway({ providers, freshCallback }: World, forMs: number, outage: Outage): Promise<void> {
  const endsAtMs = performance.now() + forMs;
  const callback = freshCallback();
  while (performance.now() < endsAtMs) {
    const { status, tookMs } = await providers.send(callback);
    if (status === 503) outage.awayAnswersMs.push(tookMs);
    outage.idleAnswersMs.push(await providers.knock());
    await sleep(watchEveryMs);
  }
}

/** Waits for the first acknowledgement and notes how long from now it took. */
async function watchRecovery({ providers, freshCallback }: World, outage: Outage): Promise<void> {
  const backAtMs = performance.now();
  const callback = freshCallback();
  while ((await providers.send(callback)).status !== 200) await sleep(watchEveryMs);
  outage.recoveryMs = performance.now() - backAtMs;
}

/** Requests enough that every server gets one, so that each finds out. */
async function findOut({ providers, freshCallback }: World): Promise<void> {
  await Promise.all(Array.from({ length: 24 }, () => providers.send(freshCallback())));
}

/** How the database is lost, for how long that is watched, and how it comes back. */
export interface Loss {
  fault: string;
  lose(): Promise<unknown>;
  /** Before it is watched: where the database hangs without a word, those who find out wait until then. */
  unwatchedMs?: number;
  watchedMs: number;
  /** Resolves once the database answers again. */
  giveBack(): Promise<unknown>;
}

/** Loses the database, watches the door, gives the database back, and says in words what that was like. */
export async function watchLoss(world: World, loss: Loss): Promise<string> {
  const outage: Outage = { fault: loss.fault, awayAnswersMs: [], idleAnswersMs: [], recoveryMs: 0 };
  await loss.lose();
  if (loss.unwatchedMs !== undefined) await Promise.all([findOut(world), sleep(loss.unwatchedMs)]);
  await watchAway(world, loss.watchedMs, outage);
  await loss.giveBack();
  await watchRecovery(world, outage);
  world.figures.outages.push(outage);
  const forMs = (loss.unwatchedMs ?? 0) + loss.watchedMs;
  return `for ${forMs} ms, took callbacks again ${Math.round(outage.recoveryMs)} ms later`;
}
