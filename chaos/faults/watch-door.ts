import { setTimeout as sleep } from 'node:timers/promises';
import type { OutageFact } from '@/chaos/oracle/facts';
import type { World } from './world';

/** What watching needs of the world. */
type Watched = Pick<World, 'providers' | 'freshCallback' | 'figures'>;

/** Between two requests of somebody who watches the door. */
const watchEveryMs = 20;

/**
 * Sends one request after the other for `forMs` and notes what came of each; in turn with them, how long an answer takes
 * that needs no database at all: that much is the machine, not the door. Two of each kind in a row, so that of two servers both are asked.
 */
async function watchAway({ providers, freshCallback }: Watched, forMs: number, outage: OutageFact): Promise<void> {
  const endsAtMs = performance.now() + forMs;
  const callback = freshCallback();
  while (performance.now() < endsAtMs) {
    for (let each = 0; each < 2; each += 1) outage.probes.push(await providers.send(callback, true));
    for (let each = 0; each < 2; each += 1) outage.idle.push(await providers.knock());
    await sleep(watchEveryMs);
  }
}

/** Waits for the first acknowledgement and notes how long from now it took. */
async function watchRecovery({ providers, freshCallback }: Watched, outage: OutageFact): Promise<void> {
  const backAtMs = performance.now();
  const callback = freshCallback();
  while ((await providers.send(callback)).answer !== 200) await sleep(watchEveryMs);
  outage.recoveryMs = performance.now() - backAtMs;
}

/** Requests enough that every server gets one, so that each finds out. */
async function findOut({ providers, freshCallback }: Watched): Promise<void> {
  await Promise.all(Array.from({ length: 24 }, () => providers.send(freshCallback())));
}

/** How the database is lost, for how long that is watched, and how it comes back. */
export interface Loss {
  fault: string;
  /** The door need not refuse meanwhile: `OutageFact.mayGoOn`. */
  mayGoOn?: true;
  lose(): Promise<unknown>;
  /** Before it is watched: where the database hangs without a word, those who find out wait until then. */
  unwatchedMs?: number;
  watchedMs: number;
  /** Resolves once the database answers again. */
  giveBack(): Promise<unknown>;
}

/** Loses the database, watches the door, gives the database back, and says in words what that was like. */
export async function watchLoss(world: Watched, loss: Loss): Promise<string> {
  const { fault, mayGoOn = false } = loss;
  const outage: OutageFact = { fault, mayGoOn, probes: [], idle: [], recoveryMs: 0 };
  await loss.lose();
  if (loss.unwatchedMs !== undefined) await Promise.all([findOut(world), sleep(loss.unwatchedMs)]);
  await watchAway(world, loss.watchedMs, outage);
  await loss.giveBack();
  await watchRecovery(world, outage);
  world.figures.outages.push(outage);
  const forMs = (loss.unwatchedMs ?? 0) + loss.watchedMs;
  return `for ${forMs} ms, took callbacks again ${Math.round(outage.recoveryMs)} ms later`;
}
