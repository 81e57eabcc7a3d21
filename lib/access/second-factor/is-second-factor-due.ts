import { readOidcSettings } from '@/lib/access/oidc/settings';
import type { SessionRow } from '@/lib/access/read-session';
import type { Context } from '@/lib/platform/context';
import { readSecondFactorPolicy } from './policy';

/**
 * Whether the person of this session has to set up a second factor before anything else: their role must have one, they have none, and
 * the sign-in service that let them in does not answer for it. Asks the database only where none is on.
 */
export async function isSecondFactorDue(
  ctx: Pick<Context, 'db' | 'environment'>,
  { role, totpConfirmedAt, signedInBy }: Pick<SessionRow, 'role' | 'totpConfirmedAt' | 'signedInBy'>,
): Promise<boolean> {
  const byService = signedInBy === 'oidc' && readOidcSettings(ctx.environment)?.secondFactor === 'service';
  if (totpConfirmedAt !== null || byService) return false;
  const { requiredRoles } = await readSecondFactorPolicy(ctx);
  return requiredRoles.some((each) => each === role);
}
