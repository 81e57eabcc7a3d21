import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { findSetting, lockSetting, putSetting } from '@/lib/access/settings/console-setting';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { boundsOf, type SweepBounds, type SweepSettings, settingsOf, sweepSettingsSchema } from './bounds';

/** The key of `console_settings`. */
export const sweepSettingsKey = 'sweeps.bounds';

/** The bounds in force. Stored ones that cannot be read throw: sweeping by others than were set would tell people wrong. */
export async function readBounds(tx: Pick<Transaction, 'query'>): Promise<SweepBounds> {
  const stored = await findSetting(tx, sweepSettingsKey);
  return boundsOf(sweepSettingsSchema.parse(stored?.value ?? {}));
}

/** The bounds in force, for people. */
export async function getSweepBounds(ctx: ActorContext): Promise<SweepBounds> {
  assertMay(ctx.actor, 'settings.read');
  return readBounds(ctx.db.pool);
}

/** Pure: one line a bound, as the audit has it: `stuck gatepay batch BTC` → minutes. */
function auditLines({ stuck, second, otherwiseMinutes, silence }: SweepSettings): Record<string, number | null> {
  const lines = stuck.map(({ provider, kind, chain, minutes }) => [
    ['stuck', provider, kind, ...(chain === null ? [] : [chain])].join(' '),
    minutes,
  ]);
  const waits = second.map(({ provider, minutes }) => [`second callback ${provider}`, minutes]);
  return { ...Object.fromEntries([...lines, ...waits]), otherwiseMinutes, ...silence };
}

/**
 * Sets the bounds; the next run of the sweeps goes by them, and closes what is not over its bound any more. The same bounds
 * again change nothing. The audit has what differed from the defaults, before and after. Throws `ZodError` for what is out of range.
 */
export async function setSweepBounds(ctx: ActorContext, given: SweepBounds): Promise<void> {
  assertMay(ctx.actor, 'settings.manage');
  const settings = sweepSettingsSchema.parse(settingsOf(given));
  await inTransaction(ctx.db.pool, async (tx) => {
    await lockSetting(tx, sweepSettingsKey);
    const before = settingsOf(await readBounds(tx));
    if (JSON.stringify(before) === JSON.stringify(settings)) return;
    await putSetting(ctx, tx, sweepSettingsKey, settings);
    await recordAudit(tx, ctx.actor, {
      action: 'settings.sweeps_set',
      subject: `setting:${sweepSettingsKey}`,
      before: auditLines(before),
      after: auditLines(settings),
    });
  });
}
