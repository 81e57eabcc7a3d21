import { randomBytes } from 'node:crypto';
import { tokenDigest } from '@/lib/access/token-digest';
import type { Context } from '@/lib/platform/context';
import { dayMs, hourMs } from '@/lib/platform/time';
import type { PeopleStore } from './change-people';

export const linkKinds = ['invitation', 'reset'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** How long a link is good for. */
export const linkLifetimeMs: Record<LinkKind, number> = { invitation: 3 * dayMs, reset: 24 * hourMs };

/** A link as it is handed over, this once: only a hash of its token is kept. */
export interface OneTimeLink {
  /** Path of the page that takes it, `/join/…`. */
  path: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** Makes a link for the user and takes earlier ones back. */
export async function makeLink(tx: PeopleStore, userId: bigint, kind: LinkKind, now: Date): Promise<OneTimeLink> {
  await revokeLinks(tx, userId, now);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + linkLifetimeMs[kind]);
  await tx.passwordLink.create({ data: { userId, kind, tokenSha256: tokenDigest(token), createdAt: now, expiresAt } });
  return { path: `/join/${token}`, expiresAt: expiresAt.toISOString() };
}

/** Takes back every link of the user that is not used. */
export async function revokeLinks(tx: PeopleStore, userId: bigint, now: Date): Promise<void> {
  await tx.passwordLink.updateMany({ where: { userId, usedAt: null, revokedAt: null }, data: { revokedAt: now } });
}

/** Who a link is for and what it does; null where it is unknown, used, taken back, too old, or its person disabled. */
export async function findLink(ctx: Context, token: string, store: Pick<PeopleStore, 'passwordLink'> = ctx.db.prisma) {
  const link = await store.passwordLink.findUnique({
    where: { tokenSha256: tokenDigest(token) },
    include: { user: true },
  });
  if (!link || link.usedAt || link.revokedAt || link.expiresAt <= ctx.clock.now() || link.user.disabledAt) return null;
  return { id: link.id, userId: link.userId, kind: link.kind, email: link.user.email, name: link.user.name };
}
