import { isDeepStrictEqual } from 'node:util';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { findSetting, lockSetting, putSetting } from '@/lib/access/settings/console-setting';
import { inTransaction } from '@/lib/platform/db/transaction';
import { findProvider } from '@/lib/providers/registry';
import type { SensitiveChanges } from '@/lib/providers/sensitive';
import { forgetSensitivities } from './read-sensitivities';
import { askForRemake } from './remake';
import { changesOf, readSensitiveSetting, sensitiveSettingKey } from './sensitive-setting';

/** What became of a change. */
export type SensitiveChange =
  /** In force: here at once, in other processes within ten seconds. What is searched is made again by the workers. */
  | { outcome: 'set' }
  /** It was so already. */
  | { outcome: 'unchanged' }
  /** There is no such provider. */
  | { outcome: 'not_found' };

function audited(provider: string, { added, removed }: SensitiveChanges): Record<string, string> {
  const masked = Object.entries(added).map(([field, kind]) => `${field}: ${kind}`);
  return { provider, masked: masked.sort().join(', '), shown: [...removed].sort().join(', ') };
}

/** Sets which fields of a provider are masked or shown beside what the console knows itself. The audit has both before and after. */
export async function setSensitiveFields(
  ctx: ActorContext,
  { provider, changes }: { provider: string; changes: SensitiveChanges },
): Promise<SensitiveChange> {
  assertMay(ctx.actor, 'settings.manage');
  if (!findProvider(provider)) return { outcome: 'not_found' };
  const result = await inTransaction(ctx.db.pool, async (tx): Promise<SensitiveChange> => {
    await lockSetting(tx, sensitiveSettingKey);
    const setting = readSensitiveSetting((await findSetting(tx, sensitiveSettingKey))?.value);
    const before = changesOf(setting, provider);
    if (isDeepStrictEqual(audited(provider, before), audited(provider, changes))) return { outcome: 'unchanged' };
    await putSetting(ctx, tx, sensitiveSettingKey, { ...setting, [provider]: changes });
    await askForRemake(tx, provider, ctx.clock.now());
    await recordAudit(tx, ctx.actor, {
      action: 'settings.sensitive_set',
      subject: `setting:${sensitiveSettingKey}`,
      before: audited(provider, before),
      after: audited(provider, changes),
    });
    return { outcome: 'set' };
  });
  forgetSensitivities(ctx);
  return result;
}
