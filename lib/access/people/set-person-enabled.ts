import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { assertAdminRemains, changePeople, getUserRow } from './change-people';
import { endAllSessions } from './end-all-sessions';
import { revokeLinks } from './one-time-link';

/** Shuts the person out: sessions end, links are taken back. Not the last active admin. Twice changes nothing. */
export async function disablePerson(ctx: ActorContext, input: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'people.manage');
  const now = ctx.clock.now();
  await changePeople(ctx, async (tx) => {
    const user = await getUserRow(tx, input.id);
    if (user.disabledAt) return;
    if (user.role === 'admin') await assertAdminRemains(tx, user.id);
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: now } });
    await revokeLinks(tx, user.id, now);
    const sessions = await endAllSessions(tx, user.id, now);
    await writeAudit(tx, ctx.actor, { action: 'person.disabled', subject: `user:${user.id}`, after: { sessions } });
  });
}

/** Lets the person in again with the password and role they had. Twice changes nothing. */
export async function enablePerson(ctx: ActorContext, input: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'people.manage');
  await changePeople(ctx, async (tx) => {
    const user = await getUserRow(tx, input.id);
    if (!user.disabledAt) return;
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: null } });
    await writeAudit(tx, ctx.actor, { action: 'person.enabled', subject: `user:${user.id}` });
  });
}
