import type { Figures } from '@/chaos/figures';
import type { Providers, Signed } from '@/chaos/load/provider';
import type { MortalDatabase } from '@/chaos/machine/database';
import type { Fleet } from '@/chaos/machine/fleet';
import type { DatabaseProxy } from '@/e2e/support/database-proxy';
import type { Random } from '@/scripts/simulate/random';

/** What faults happen to. */
export interface World {
  database: MortalDatabase;
  /** Between the fleet and the database. */
  network: DatabaseProxy;
  fleet: Fleet;
  providers: Providers;
  figures: Figures;
  /** A callback that nobody sent yet. */
  freshCallback(): Signed;
  /** So many different callbacks at once, beside the load; resolves once each was acknowledged. */
  burst(count: number): Promise<void>;
  /** The next version of the console, on disk. */
  nextRelease(): Promise<import('@/chaos/machine/release').Release>;
  /** How many copies come at once. */
  copies: number;
}

/** What came of one fault. */
export type Injected =
  | { ran: true; words: string }
  /** It cannot be done on this machine, and why. */
  | { ran: false; words: string };

export type Fault = (world: World, random: Random) => Promise<Injected>;

/** It happened. */
export function ran(words: string): Injected {
  return { ran: true, words };
}
