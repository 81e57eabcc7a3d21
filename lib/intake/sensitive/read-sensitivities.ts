import { findSetting, holdSetting } from '@/lib/access/settings/console-setting';
import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { readSensitiveSetting, type Sensitivities, sensitiveSettingKey, sensitivitiesOf } from './sensitive-setting';

/** A change is seen by every process within this time; by the one that made it at once. */
const keptMs = 10_000;

const kept = new WeakMap<object, { sensitivities: Sensitivities; untilMs: number }>();

async function storedSensitivities(tx: Pick<Transaction, 'query'>): Promise<Sensitivities> {
  return sensitivitiesOf(readSensitiveSetting((await findSetting(tx, sensitiveSettingKey))?.value));
}

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
  const sensitivities = await storedSensitivities(tx);
  kept.set(db.pool, { sensitivities, untilMs: nowMs + keptMs });
  return sensitivities;
}

/**
 * The same as it is stored now, which no one changes until the transaction ends: for what is kept, and must not be made by a setting
 * from before once a change has had it made anew.
 */
export async function holdSensitivities(tx: Transaction): Promise<Sensitivities> {
  await holdSetting(tx, sensitiveSettingKey);
  return storedSensitivities(tx);
}

/** Called after the commit by whoever changed the setting. */
export function forgetSensitivities({ db }: Pick<Context, 'db'>): void {
  kept.delete(db.pool);
}
