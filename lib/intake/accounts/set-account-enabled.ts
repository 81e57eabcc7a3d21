import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { changeAccount } from './change-account';
import type { AccountRef } from './types';

/**
 * Opens or closes an account's door; doing it twice changes nothing and is audited once. What comes to a closed door is refused
 * with 403 and kept whole, so that it can be verified again. Throws as `changeAccount` does.
 */
export async function setAccountEnabled(ctx: ActorContext, ref: AccountRef, enabled: boolean): Promise<void> {
  assertMay(ctx.actor, 'accounts.manage');
  await changeAccount(ctx, ref, async (tx, account) => {
    if (account.enabled === enabled) return;
    const updatedAt = new Date(Math.max(ctx.clock.now().getTime(), account.updatedAt.getTime() + 1));
    await tx.account.update({ where: { id: account.id }, data: { enabled, updatedAt } });
    const action = enabled ? 'account.enabled' : 'account.disabled';
    await writeAudit(tx, ctx.actor, { action, subject: `account:${account.id}` });
  });
}
