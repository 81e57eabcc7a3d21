import { z } from 'zod';
import { type ActorContext, roles } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { AppError } from '@/lib/platform/errors';
import { assertAdminRemains, changePeople, getUserRow } from './change-people';

const roleSchema = z.enum(roles);

/** Gives the person another role, which holds from their next request on; the last active admin stays one. */
export async function setRole(ctx: ActorContext, input: { id: string; role: string }): Promise<void> {
  assertMay(ctx.actor, 'people.manage');
  const role = roleSchema.safeParse(input.role);
  if (!role.success) throw new AppError('bad_request', `The role is one of ${roles.join(', ')}.`);
  await changePeople(ctx, async (tx) => {
    const user = await getUserRow(tx, input.id);
    if (user.role === role.data) return;
    if (user.role === 'admin') await assertAdminRemains(tx, user.id);
    await tx.user.update({ where: { id: user.id }, data: { role: role.data } });
    await writeAudit(tx, ctx.actor, {
      action: 'person.role_set',
      subject: `user:${user.id}`,
      before: { role: user.role },
      after: { role: role.data },
    });
  });
}
