import { z } from 'zod';
import { type ActorContext, type Role, roles } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { normaliseEmail } from '@/lib/access/email';
import { generatePassword, hashPassword } from '@/lib/access/password';
import { assertMay } from '@/lib/access/permissions';
import { storableText } from '@/lib/platform/text';
import { changePeople } from './change-people';
import { makeLink, type OneTimeLink } from './one-time-link';

const emailSchema = z.email().max(254);
const nameSchema = z.string().min(1).max(80);
const roleSchema = z.enum(roles);

export type InviteResult =
  /** The link is in this answer and nowhere else. */
  | { outcome: 'invited'; id: string; link: OneTimeLink }
  /** Words by field: name, email, role. */
  | { outcome: 'invalid'; problems: Readonly<Record<string, string>> };

/** Makes a person of the role, who sets a password of their own with the one-time link. No e-mail is sent. */
export async function invitePerson(
  ctx: ActorContext,
  input: { name: string; email: string; role: string },
): Promise<InviteResult> {
  assertMay(ctx.actor, 'people.manage');
  const name = nameSchema.safeParse(storableText(input.name.trim()));
  const email = emailSchema.safeParse(normaliseEmail(input.email));
  const role = roleSchema.safeParse(input.role);
  if (!name.success || !email.success || !role.success) {
    return {
      outcome: 'invalid',
      problems: {
        ...(!name.success && { name: 'A name of 1 to 80 characters.' }),
        ...(!email.success && { email: 'An e-mail address, like name@example.com.' }),
        ...(!role.success && { role: 'One of the roles.' }),
      },
    };
  }
  return store(ctx, { name: name.data, email: email.data, role: role.data });
}

async function store(ctx: ActorContext, person: { name: string; email: string; role: Role }): Promise<InviteResult> {
  const now = ctx.clock.now();
  // Nobody's password: refused as any wrong one is, and in the same time.
  const passwordHash = await hashPassword(generatePassword());
  return changePeople(ctx, async (tx) => {
    if (await tx.user.findUnique({ where: { email: person.email } })) {
      return { outcome: 'invalid', problems: { email: 'Somebody has this e-mail already.' } };
    }
    const { id } = await tx.user.create({ data: { ...person, passwordHash, createdAt: now, joinedAt: null } });
    const link = await makeLink(tx, id, 'invitation', now);
    await writeAudit(tx, ctx.actor, {
      action: 'person.invited',
      subject: `user:${id}`,
      after: { role: person.role, linkExpiresAt: link.expiresAt },
    });
    return { outcome: 'invited', id: id.toString(), link };
  });
}
