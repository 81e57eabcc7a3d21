import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { readSensitiveSetting, type Sensitivities, sensitiveSettingKey, sensitivitiesOf } from './sensitive-setting';

/** A change is seen by every process within this time; by the one that made it at once. */
const keptMs = 10_000;

const kept = new WeakMap<object, { sensitivities: Sensitivities; untilMs: number }>();

/**
 * What is sensitive in payloads, by provider, kept for ten seconds: pages and workers ask all the time. Inside a transaction pass
 * it as `tx`, so that no second connection is waited for. An outage throws: nothing is shown rather than unmasked.
 */
export async function readSensitivities(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  tx: Pick<Transaction, 'query'> = db.pool,
): Promise<Sensitivities> {
  const nowMs = clock.now().getTime();
  const known = kept.get(db.pool);
  if (known && nowMs < known.untilMs) return known.sensitivities;
  const { rows } = await tx.query<{ value: unknown }>('select value from console_settings where key = $1', [
    sensitiveSettingKey,
  ]);
  const sensitivities = sensitivitiesOf(readSensitiveSetting(rows[0]?.value));
  kept.set(db.pool, { sensitivities, untilMs: nowMs + keptMs });
  return sensitivities;
}

/** Called after the commit by whoever changed the setting. */
export function forgetSensitivities({ db }: Pick<Context, 'db'>): void {
  kept.delete(db.pool);
}
