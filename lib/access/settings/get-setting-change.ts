import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { findSetting, type SettingChange } from './console-setting';

/** Who set the setting `key` last, and when; null: nobody, its default is in force. */
export async function getSettingChange(ctx: ActorContext, key: string): Promise<SettingChange | null> {
  assertMay(ctx.actor, 'settings.read');
  return (await findSetting(ctx.db.pool, key))?.changed ?? null;
}
