import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { chainMapOf, chainSettingsKey, readChainSettings } from './chain-settings';
import type { ChainMap } from './types';

/** A change is seen by every process within this time; by the one that made it at once. */
const keptMs = 10_000;

const kept = new WeakMap<object, { map: ChainMap; untilMs: number }>();

/**
 * The chains in force, kept for ten seconds: pages and workers ask all the time, and the same map again is the same object.
 * Inside a transaction pass it as `tx`, so that no second connection is waited for. An outage throws.
 */
export async function readChainMap(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  tx: Pick<Transaction, 'query'> = db.pool,
): Promise<ChainMap> {
  const nowMs = clock.now().getTime();
  const known = kept.get(db.pool);
  if (known && nowMs < known.untilMs) return known.map;
  const { rows } = await tx.query<{ value: unknown }>('select value from console_settings where key = $1', [
    chainSettingsKey,
  ]);
  const map = chainMapOf(readChainSettings(rows[0]?.value));
  kept.set(db.pool, { map, untilMs: nowMs + keptMs });
  return map;
}

/** Called after the commit by whoever changed the setting. */
export function forgetChainMap({ db }: Pick<Context, 'db'>): void {
  kept.delete(db.pool);
}
