import { z } from 'zod';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { findSetting, lockSetting, putSetting, type SettingChange } from '@/lib/access/settings/console-setting';
import type { Context } from '@/lib/platform/context';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { zonedClock } from '@/lib/platform/time-zone/zoned-clock';

/** The key of `console_settings`. */
export const consoleZoneKey = 'time.zone';

/** Until an admin says otherwise. */
export const consoleZoneDefault = 'UTC';

const storedSchema = z.object({ zone: z.string().refine((zone) => zonedClock(zone) !== null) });

/** The zone that times are shown in to everybody who has not chosen one. */
export interface ConsoleZone {
  zone: string;
  /** Null: nobody set it, so it is UTC. */
  changed: SettingChange | null;
}

/** A stored zone that this platform does not know is shown as UTC: times stay exact, for they say their zone. */
async function find(tx: Pick<Transaction, 'query'>): Promise<ConsoleZone> {
  const found = await findSetting(tx, consoleZoneKey);
  const stored = storedSchema.safeParse(found?.value);
  return { zone: stored.success ? stored.data.zone : consoleZoneDefault, changed: found?.changed ?? null };
}

/** A change is seen by every process within this time; by the one that made it at once. */
const keptMs = 10_000;
const kept = new WeakMap<object, { zone: string; untilMs: number }>();

/** The zone in force, kept for ten seconds, for every page asks. An outage throws. */
export async function readConsoleZone({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<string> {
  const nowMs = clock.now().getTime();
  const known = kept.get(db.pool);
  if (known && nowMs < known.untilMs) return known.zone;
  const { zone } = await find(db.pool);
  kept.set(db.pool, { zone, untilMs: nowMs + keptMs });
  return zone;
}

/** The zone in force with who set it, for people. */
export async function getConsoleZone(ctx: ActorContext): Promise<ConsoleZone> {
  assertMay(ctx.actor, 'settings.read');
  return find(ctx.db.pool);
}

/** What became of a change of it. */
export type ZoneChange =
  /** In force: here at once, in other processes within ten seconds. The same again changes nothing. */
  | { outcome: 'set' }
  /** The platform knows no such IANA zone: nothing was changed. */
  | { outcome: 'unknown_zone' };

/** Sets the console's zone by its IANA name. The audit has it before and after. */
export async function setConsoleZone(ctx: ActorContext, name: string): Promise<ZoneChange> {
  assertMay(ctx.actor, 'settings.manage');
  const clock = zonedClock(name.trim());
  if (clock === null) return { outcome: 'unknown_zone' };
  await inTransaction(ctx.db.pool, async (tx) => {
    await lockSetting(tx, consoleZoneKey);
    const before = await find(tx);
    if (before.zone === clock.zone) return;
    await putSetting(ctx, tx, consoleZoneKey, { zone: clock.zone });
    await recordAudit(tx, ctx.actor, {
      action: 'settings.zone_set',
      subject: `setting:${consoleZoneKey}`,
      before: { zone: before.zone },
      after: { zone: clock.zone },
    });
  });
  kept.delete(ctx.db.pool);
  return { outcome: 'set' };
}
