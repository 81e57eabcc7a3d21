import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { AppError, NotFoundError } from '@/lib/platform/errors';

/** Ends an API token from its next call on; twice changes nothing. That of CONSOLE_API_TOKEN ends with the variable. */
export async function revokeToken(ctx: ActorContext, input: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'tokens.manage');
  const id = /^\d{1,18}$/.test(input.id) ? BigInt(input.id) : null;
  const token = id === null ? null : await ctx.db.prisma.apiToken.findUnique({ where: { id } });
  if (!token) throw new NotFoundError('There is no such API token.');
  if (token.source === 'environment') {
    throw new AppError('conflict', 'This token is CONSOLE_API_TOKEN: take it out of the variable and start again.');
  }
  await ctx.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id: token.id, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count > 0) await writeAudit(tx, ctx.actor, { action: 'token.revoked', subject: `token:${token.id}` });
  });
}
