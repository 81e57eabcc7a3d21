import { type ActorContext, type Role, roles } from '@/lib/access/actor';
import { readOidcSettings } from '@/lib/access/oidc/settings';
import { assertMay } from '@/lib/access/permissions';

/** Whom a policy would send to set up a second factor. */
export interface WithoutSecondFactor {
  /** Active people without one, by role, the person who asks not counted. */
  others: Readonly<Record<Role, number>>;
  /** The role of the person who asks, where their session would be sent; else null. */
  own: Role | null;
  /** Sessions that the sign-in service opened need none here. */
  serviceAsks: boolean;
}

/** Counts those who would have to set one up, before a policy that asks for it is saved. */
export async function readWithoutSecondFactor(ctx: ActorContext): Promise<WithoutSecondFactor> {
  assertMay(ctx.actor, 'people.manage');
  const { actor } = ctx;
  const person = actor.kind === 'person' ? actor : null;
  const serviceAsks = readOidcSettings(ctx.environment)?.secondFactor === 'service';
  const none = { totpConfirmedAt: null, disabledAt: null, joinedAt: { not: null } };
  const [groups, ownSession] = await Promise.all([
    ctx.db.prisma.user.groupBy({
      by: ['role'],
      where: { ...none, ...(person && { id: { not: BigInt(person.userId) } }) },
      _count: true,
    }),
    person && ctx.db.prisma.session.findFirst({ where: { id: person.sessionId, user: none } }),
  ]);
  const countOf = (role: Role) => groups.find((group) => group.role === role)?._count ?? 0;
  const others = { viewer: 0, operator: 0, finance: 0, admin: 0 };
  for (const role of roles) others[role] = countOf(role);
  const sent = ownSession && !(serviceAsks && ownSession.signedInBy === 'oidc');
  return { others, own: person && sent ? person.role : null, serviceAsks };
}
