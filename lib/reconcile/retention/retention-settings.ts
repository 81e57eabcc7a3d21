import { z } from 'zod';
import { findSetting, type SettingChange } from '@/lib/access/settings/console-setting';
import type { Transaction } from '@/lib/platform/db/transaction';
import { rowIdPattern } from '@/lib/platform/query/conditions';
import { dayMs } from '@/lib/platform/time';

/** The key of `console_settings`. */
export const retentionKey = 'retention.days';

/** Nothing younger is ever removed: refunds and disputes of a month ago are argued with bytes. */
export const keptDaysMin = 30;
/** A hundred years. */
export const keptDaysMax = 36_500;

/** Whole days that bytes are kept; null: for ever. */
export const keptDaysSchema = z.int().min(keptDaysMin).max(keptDaysMax).nullable();

/** How long bytes are kept. Where nothing is set nothing is ever removed: it takes an admin to decide that evidence goes. */
export interface RetentionSettings {
  /** Of accounts without a bound of their own. */
  otherwiseDays: number | null;
  accounts: readonly { accountId: string; days: number | null }[];
}

const settingsSchema = z.strictObject({
  otherwiseDays: keptDaysSchema.default(null),
  accounts: z.array(z.strictObject({ accountId: z.string().regex(rowIdPattern), days: keptDaysSchema })).default([]),
}) satisfies z.ZodType<RetentionSettings>;

/** The setting in force and who changed it last. One that cannot be read throws: nothing is removed by a bound that nobody set. */
export async function readRetention(
  tx: Pick<Transaction, 'query'>,
): Promise<{ settings: RetentionSettings; changed: SettingChange | null }> {
  const stored = await findSetting(tx, retentionKey);
  return { settings: settingsSchema.parse(stored?.value ?? {}), changed: stored?.changed ?? null };
}

/** Pure: the days of one account, and whether they are its own. */
export function keptDaysOf(settings: RetentionSettings, accountId: string): { days: number | null; own: boolean } {
  const own = settings.accounts.find((each) => each.accountId === accountId);
  return own ? { days: own.days, own: true } : { days: settings.otherwiseDays, own: false };
}

/** Pure: what came or was done before this instant may go. */
export function cutoffOf(days: number, now: Date): Date {
  return new Date(now.getTime() - days * dayMs);
}
