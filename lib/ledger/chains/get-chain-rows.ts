import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { findSetting, type SettingChange } from '@/lib/access/settings/console-setting';
import { type ChainRow, chainRows, chainSettingsKey, readChainSettings } from './chain-settings';

/** Every chain of the map with where it comes from, read anew: those out of force as well. */
export async function getChainRows(ctx: ActorContext): Promise<{ rows: ChainRow[]; changed: SettingChange | null }> {
  assertMay(ctx.actor, 'settings.read');
  const stored = await findSetting(ctx.db.pool, chainSettingsKey);
  return { rows: chainRows(readChainSettings(stored?.value)), changed: stored?.changed ?? null };
}
