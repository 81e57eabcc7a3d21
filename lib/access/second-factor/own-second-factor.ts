import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { ownPerson } from '@/lib/access/people/own-account';
import { clearSecondFactor } from './clear-second-factor';
import { type FullProof, invalid, type SecondFactorResult, withFullProof } from './full-proof';
import { readSecondFactorPolicy } from './policy';
import { renewRecoveryCodes } from './recovery-codes';

/** New recovery codes in place of the earlier ones: by the password alone they would be a way around the code. */
export function makeRecoveryCodes(ctx: ActorContext, input: FullProof): Promise<SecondFactorResult> {
  return withFullProof(ctx, input, async (tx, id) => {
    const codes = await renewRecoveryCodes(tx, id, ctx.clock.now());
    await writeAudit(tx, ctx.actor, { action: 'person.recovery_codes_made', subject: `user:${id}` });
    return { outcome: 'codes', codes };
  });
}

/** Takes one's own second factor away; not where the policy asks for one. */
export async function removeSecondFactor(ctx: ActorContext, input: FullProof): Promise<SecondFactorResult> {
  const person = ownPerson(ctx);
  const { requiredRoles } = await readSecondFactorPolicy(ctx);
  if (requiredRoles.includes(person.role))
    return invalid('password', `The role ${person.role} must have a second factor. Set up another app instead.`);
  return withFullProof(ctx, input, async (tx, id) => {
    await clearSecondFactor(tx, id);
    await writeAudit(tx, ctx.actor, { action: 'person.second_factor_off', subject: `user:${id}` });
    return { outcome: 'done' };
  });
}
