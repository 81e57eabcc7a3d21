import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { changePeople, getUserRow } from '@/lib/access/people/change-people';
import { assertOwnOrManaged } from '@/lib/access/people/list-sessions';
import { assertMay } from '@/lib/access/permissions';

/** Who a person is at a sign-in service; instants ISO 8601. */
export interface IdentityView {
  issuer: string;
  /** The service's own id of them. */
  subject: string;
  linkedAt: string;
  lastUsedAt: string;
}

/** The identities of a person, the last used first: one's own, or anybody's for those who manage people. */
export async function listIdentities(ctx: ActorContext, input: { userId: string }): Promise<IdentityView[]> {
  assertOwnOrManaged(ctx, input.userId);
  const user = await getUserRow(ctx.db.prisma, input.userId);
  const rows = await ctx.db.prisma.userIdentity.findMany({
    where: { userId: user.id },
    orderBy: { lastUsedAt: 'desc' },
  });
  return rows.map(({ issuer, subject, createdAt, lastUsedAt }) => ({
    issuer,
    subject,
    linkedAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
  }));
}

/**
 * Unlinks the person from a sign-in service and ends the sessions that it opened. At the next sign-in there they are found by
 * their verified e-mail again. Twice changes nothing.
 */
export async function removeIdentity(ctx: ActorContext, input: { userId: string; issuer: string }): Promise<void> {
  assertMay(ctx.actor, 'people.manage');
  await changePeople(ctx, async (tx) => {
    const { id: userId } = await getUserRow(tx, input.userId);
    const { count } = await tx.userIdentity.deleteMany({ where: { userId, issuer: input.issuer } });
    if (count === 0) return;
    await tx.signInChallenge.deleteMany({ where: { userId, signedInBy: 'oidc' } });
    const { count: sessionsEnded } = await tx.session.updateMany({
      where: { userId, signedInBy: 'oidc', revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    await writeAudit(tx, ctx.actor, {
      action: 'person.identity_removed',
      subject: `user:${userId}`,
      before: { issuer: input.issuer },
      after: { sessionsEnded },
    });
  });
}
