import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { findSetting, type SettingChange } from '@/lib/access/settings/console-setting';
import { providers } from '@/lib/providers/registry';
import type { SensitiveChanges, SensitiveFields } from '@/lib/providers/sensitive';
import { findRemakes } from './remake';
import { changesOf, readSensitiveSetting, sensitiveSettingKey } from './sensitive-setting';

/** What is sensitive with one provider. */
export interface ProviderSensitivity {
  provider: string;
  /** By the provider's own file. */
  fields: SensitiveFields;
  changes: SensitiveChanges;
  /** What its records are searched by is being made again after a change. */
  remaking: boolean;
}

/** What is sensitive, provider by provider, and who changed it last. */
export async function getSensitiveFields(
  ctx: ActorContext,
): Promise<{ providers: ProviderSensitivity[]; changed: SettingChange | null }> {
  assertMay(ctx.actor, 'settings.read');
  const [stored, remakes] = await Promise.all([findSetting(ctx.db.pool, sensitiveSettingKey), findRemakes(ctx)]);
  const setting = readSensitiveSetting(stored?.value);
  return {
    providers: providers.map(({ id, sensitiveFields }) => ({
      provider: id,
      fields: sensitiveFields,
      changes: changesOf(setting, id),
      remaking: remakes.some(({ provider }) => provider === id),
    })),
    changed: stored?.changed ?? null,
  };
}
