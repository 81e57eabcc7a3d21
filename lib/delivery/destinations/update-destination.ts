import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { openHeaders, sealHeaders } from '@/lib/delivery/destination-secrets';
import { guardPolicy } from '@/lib/delivery/send-tools';
import { AppError } from '@/lib/platform/errors';
import { nudge } from '@/lib/platform/nudge';
import { changedFacts, settingFacts } from './audited-settings';
import { changeDestination, type LockedDestination } from './change-destination';
import { accountSlugs } from './create-destination';
import { urlWords } from './environment-words';
import { type DestinationSettings, readSettings } from './read-settings';
import { readStored } from './stored-destination';
import type { DestinationInput, Invalid } from './types';

export interface DestinationUpdate {
  id: string;
  /** `updatedAt` of the destination that the changes were made from; null: whatever it is now. */
  version: string | null;
  /** What is absent stays as it is. */
  changes: Partial<DestinationInput>;
}

export type UpdateDestinationResult =
  | { outcome: 'updated' }
  /** It was so already; nothing is audited. */
  | { outcome: 'unchanged' }
  | Invalid;

function currentSettings(row: LockedDestination, headers: Record<string, string>): DestinationSettings {
  const { name, url, timeoutMs, ratePerSecondMax, concurrencyMax, scheduleSeconds } = row;
  const { filter, bodyMode } = readStored(row);
  return { name, url, filter, bodyMode, headers, timeoutMs, ratePerSecondMax, concurrencyMax, scheduleSeconds };
}

function inputOf(current: DestinationSettings, changes: Partial<DestinationInput>): DestinationInput {
  const scheduleSeconds = current.scheduleSeconds.length === 0 ? null : current.scheduleSeconds;
  return { ...current, scheduleSeconds, ...changes, headers: changes.headers ?? {} };
}

/**
 * Changes a destination; the attempts that begin after the commit go by it, also those of deliveries that wait. Throws
 * `AppError('conflict')` where somebody changed it since `version`, and as `changeDestination` does.
 */
export async function updateDestination(
  ctx: ActorContext,
  { id, version, changes }: DestinationUpdate,
): Promise<UpdateDestinationResult> {
  assertMay(ctx.actor, 'destinations.manage');
  const slugs = await accountSlugs(ctx);
  const result = await changeDestination(ctx, id, async (tx, row): Promise<UpdateDestinationResult> => {
    if (version !== null && version !== row.updatedAt.toISOString()) {
      const words = 'Somebody changed this destination meanwhile. Load it again and repeat your change.';
      throw new AppError('conflict', words);
    }
    const present = openHeaders(ctx.vault, id, row.headersSealed);
    const current = currentSettings(row, present);
    const context = { policy: guardPolicy(ctx.environment), accountSlugs: slugs, headers: present };
    const read = readSettings(inputOf(current, changes), context);
    if (read.outcome === 'invalid') return read;
    if (row.source === 'environment' && read.settings.url !== row.url) {
      return { outcome: 'invalid', problems: { url: urlWords } };
    }
    const facts = changedFacts(settingFacts(current), settingFacts(read.settings));
    const { headers, filter, ...columns } = read.settings;
    const valuesChanged = Object.keys(headers).some((name) => headers[name] !== present[name]);
    if (!facts && !valuesChanged) return { outcome: 'unchanged' };
    const hasHeaders = Object.keys(headers).length > 0;
    await tx.destination.update({
      where: { id: row.id },
      data: {
        ...columns,
        filter: JSON.parse(JSON.stringify(filter)),
        headersSealed: hasHeaders ? new Uint8Array(sealHeaders(ctx.vault, id, headers)) : null,
        // Strictly later, so that a version is never met twice.
        updatedAt: new Date(Math.max(ctx.clock.now().getTime(), row.updatedAt.getTime() + 1)),
      },
    });
    await writeAudit(tx, ctx.actor, {
      action: 'destination.updated',
      subject: `destination:${id}`,
      before: { ...facts?.before },
      after: { ...facts?.after, ...(valuesChanged && { headerValues: 'changed' }) },
    });
    return { outcome: 'updated' };
  });
  nudge('deliver');
  return result;
}
