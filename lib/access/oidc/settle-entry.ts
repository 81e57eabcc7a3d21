import { z } from 'zod';
import { type Actor, type Role, roles } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { adminRemains, type PeopleStore } from '@/lib/access/people/change-people';
import { revokeLinks } from '@/lib/access/people/one-time-link';
import type { Context } from '@/lib/platform/context';

/** What somebody brings from the sign-in service, to be written once they are let in. `role` null: roles are not its matter. */
export const entrySchema = z.strictObject({
  issuer: z.string(),
  subject: z.string(),
  role: z.enum(roles).nullable(),
  /** When they proved themselves there, ISO 8601; null where it did not say. */
  authenticatedAt: z.iso.datetime().nullable().default(null),
});
export type Entry = z.infer<typeof entrySchema>;

const door: Actor = { kind: 'system', name: 'sign-in service' };

type UserRow = NonNullable<Awaited<ReturnType<PeopleStore['user']['findUnique']>>>;
type Settling = { ctx: Context; tx: PeopleStore; entry: Entry; user: UserRow; now: Date };

/**
 * Links the person to the service, lets them join and gives them the role that it says, in the transaction of whoever has proven all
 * that is asked for. False, and nothing is written, where the identity is somebody else's, or the person has another one there.
 * The last active admin stays one, whatever the service says.
 */
export async function settleEntry(ctx: Context, tx: PeopleStore, userId: bigint, entry: Entry): Promise<boolean> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const settling = { ctx, tx, entry, user, now: ctx.clock.now() };
  if (!(await link(settling))) return false;
  if (!user.joinedAt) await join(settling);
  if (entry.role) await follow(settling, entry.role);
  return true;
}

async function link({ tx, entry: { issuer, subject }, user: { id }, now }: Settling): Promise<boolean> {
  const held = await tx.userIdentity.findUnique({ where: { issuer_subject: { issuer, subject } } });
  if (held) {
    if (held.userId !== id) return false;
    await tx.userIdentity.updateMany({ where: { issuer, subject }, data: { lastUsedAt: now } });
    return true;
  }
  if ((await tx.userIdentity.count({ where: { issuer, userId: id } })) > 0) return false;
  await tx.userIdentity.create({ data: { issuer, subject, userId: id, createdAt: now, lastUsedAt: now } });
  await writeAudit(tx, door, { action: 'person.identity_linked', subject: `user:${id}`, after: { issuer, subject } });
  return true;
}

/** An invited person who comes by the service has joined; the link that would set a password is taken back. */
async function join({ tx, entry: { issuer }, user: { id }, now }: Settling): Promise<void> {
  await tx.user.update({ where: { id }, data: { joinedAt: now } });
  await revokeLinks(tx, id, now);
  await writeAudit(tx, door, { action: 'person.joined', subject: `user:${id}`, after: { issuer } });
}

async function follow({ ctx, tx, entry: { issuer }, user }: Settling, role: Role): Promise<void> {
  if (user.role === role) return;
  if (user.role === 'admin' && !(await adminRemains(tx, user.id))) {
    ctx.log.warn(
      { userId: user.id.toString() },
      'the last active admin keeps the role that the sign-in service takes away',
    );
    return;
  }
  await tx.user.update({ where: { id: user.id }, data: { role } });
  await writeAudit(tx, door, {
    action: 'person.role_set',
    subject: `user:${user.id}`,
    before: { role: user.role },
    after: { role, issuer },
  });
}
