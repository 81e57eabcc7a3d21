import { z } from 'zod';
import { type ActorContext, roles } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { changePeople } from '@/lib/access/people/change-people';
import { assertMay } from '@/lib/access/permissions';
import type { Context } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import { AppError } from '@/lib/platform/errors';
import { policyKey } from './policy-key';

/** Which roles must have a second factor: without one they see nothing but the page that sets it up. */
export const secondFactorPolicySchema = z.strictObject({ requiredRoles: z.array(z.enum(roles)).default([]) });
export type SecondFactorPolicy = z.infer<typeof secondFactorPolicySchema>;

/** The key of `console_settings`. */
export const secondFactorPolicyKey = 'access.second_factor';

const policyMovedOn =
  'Not saved: somebody else changed who must have a second factor meanwhile. What holds now is shown; choose again.';

/** The policy in force. A stored one that cannot be read throws: nobody gets in without what was asked for. */
export async function readSecondFactorPolicy(
  ctx: Pick<Context, 'db'>,
  store: Pick<Database['prisma'], 'consoleSetting'> = ctx.db.prisma,
): Promise<SecondFactorPolicy> {
  const row = await store.consoleSetting.findUnique({ where: { key: secondFactorPolicyKey } });
  return secondFactorPolicySchema.parse(row?.value ?? {});
}

/**
 * Sets it, from everybody's next request on; the same again changes nothing. `seen` is the `policyKey` of the one that was changed:
 * throws `AppError('conflict')` where somebody else has changed it since. The audit has it before and after.
 */
export async function setSecondFactorPolicy(
  ctx: ActorContext,
  { seen, ...given }: SecondFactorPolicy & { seen: string },
): Promise<void> {
  assertMay(ctx.actor, 'people.manage');
  const { requiredRoles } = secondFactorPolicySchema.parse(given);
  const policy = { requiredRoles: roles.filter((role) => requiredRoles.includes(role)) };
  await changePeople(ctx, async (tx) => {
    const before = await readSecondFactorPolicy(ctx, tx);
    if (policyKey(before) === policyKey(policy)) return;
    if (policyKey(before) !== seen) throw new AppError('conflict', policyMovedOn);
    const row = { value: policy, updatedAt: ctx.clock.now(), updatedBy: ctx.actor.name };
    await tx.consoleSetting.upsert({
      where: { key: secondFactorPolicyKey },
      create: { key: secondFactorPolicyKey, ...row },
      update: row,
    });
    await writeAudit(tx, ctx.actor, {
      action: 'person.second_factor_policy_set',
      subject: `setting:${secondFactorPolicyKey}`,
      before: { requiredRoles: before.requiredRoles.join(', ') },
      after: { requiredRoles: policy.requiredRoles.join(', ') },
    });
  });
}
