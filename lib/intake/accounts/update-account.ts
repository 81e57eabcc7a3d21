import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { accountSettingsSchema, type DoorSettings, doorSettingsSchema } from '@/lib/intake/account-settings';
import { AppError } from '@/lib/platform/errors';
import { changedFacts, settingFacts } from './audited-settings';
import { changeAccount } from './change-account';
import { readKnobs } from './read-knobs';
import { readName } from './read-name';
import type { AccountRef, Invalid } from './types';

export interface AccountChange extends AccountRef {
  /** The `version` that the change was made from: nobody writes over what somebody else just set. */
  version: string;
  name?: string;
  /** Absent ones stay as they are. */
  door?: Partial<DoorSettings>;
  /** All the provider's knobs as a form has them; absent: they stay as they are. */
  knobs?: Readonly<Record<string, string>>;
}

export type UpdateAccountResult = { outcome: 'updated' | 'unchanged' } | Invalid;

function doorProblems(door: Partial<DoorSettings>): Record<string, string> {
  const parsed = doorSettingsSchema.safeParse(door);
  if (parsed.success) return {};
  return Object.fromEntries(
    parsed.error.issues.map(({ path: [field, index], message }) => {
      const entry = field === 'allowList' && typeof index === 'number' ? `${door.allowList?.[index] ?? ''} ` : '';
      return [String(field), `${entry}${message}`];
    }),
  );
}

/**
 * Changes an account's name, bounds, allow-list or knobs, with an audit row of what changed. Throws `AppError('conflict')` where
 * the account changed since `version`, and as `changeAccount` does.
 */
export async function updateAccount(ctx: ActorContext, change: AccountChange): Promise<UpdateAccountResult> {
  assertMay(ctx.actor, 'accounts.manage');
  return changeAccount(ctx, change, async (tx, account): Promise<UpdateAccountResult> => {
    if (account.updatedAt.toISOString() !== change.version) {
      throw new AppError(
        'conflict',
        'Somebody changed this account meanwhile. Look at what it is now, then change it again.',
      );
    }
    const name = change.name === undefined ? { name: account.name } : readName(change.name);
    const knobs = change.knobs === undefined ? null : readKnobs(account.provider, change.knobs);
    const problems = {
      ...('problem' in name && { name: name.problem }),
      ...doorProblems(change.door ?? {}),
      ...(knobs?.outcome === 'invalid' && knobs.problems),
    };
    if ('problem' in name || knobs?.outcome === 'invalid' || Object.keys(problems).length > 0) {
      return { outcome: 'invalid', problems };
    }
    const settings = accountSettingsSchema.parse({
      door: { ...account.settings.door, ...change.door },
      provider: knobs?.settings ?? account.settings.provider,
    });
    const facts = changedFacts(settingFacts(account.name, account.settings), settingFacts(name.name, settings));
    if (!facts) return { outcome: 'unchanged' };
    // Later than the version before it, also within one millisecond.
    const updatedAt = new Date(Math.max(ctx.clock.now().getTime(), account.updatedAt.getTime() + 1));
    await tx.account.update({
      where: { id: account.id },
      data: { name: name.name, settings: JSON.parse(JSON.stringify(settings)), updatedAt },
    });
    await writeAudit(tx, ctx.actor, { action: 'account.updated', subject: `account:${account.id}`, ...facts });
    return { outcome: 'updated' };
  });
}
