import type { Context } from '@/lib/platform/context';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { type Actor, scopes } from './actor';
import { writeAudit } from './audit';
import { tokenDigest, tokenHint } from './token-digest';

const startUp: Actor = { kind: 'system', name: 'start-up' };

/** Serialises the processes that start at once. */
export const accessLockKey = BigInt(lockKeys.access);

/**
 * Makes CONSOLE_API_TOKEN the one live token of source `environment`: a changed or removed variable revokes the earlier one.
 * Runs at every start; does nothing where nothing changed.
 */
export async function syncEnvironmentToken(ctx: Context): Promise<void> {
  const token = ctx.environment.apiToken;
  const digest = token === null ? null : tokenDigest(token);
  const now = ctx.clock.now();
  await ctx.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${accessLockKey})) as held`;
    const stale = await tx.apiToken.findMany({
      where: { source: 'environment', revokedAt: null, ...(digest && { tokenSha256: { not: digest } }) },
    });
    for (const { id } of stale) {
      await tx.apiToken.update({ where: { id }, data: { revokedAt: now } });
      await writeAudit(tx, startUp, { action: 'token.revoked', subject: `token:${id}` });
    }
    if (token === null || digest === null) return;
    const existing = await tx.apiToken.findUnique({ where: { tokenSha256: digest } });
    if (existing && !existing.revokedAt) return;
    const live = { name: 'CONSOLE_API_TOKEN', source: 'environment', scopes: [...scopes], revokedAt: null };
    const { id } = await tx.apiToken.upsert({
      where: { tokenSha256: digest },
      create: { ...live, tokenSha256: digest, hint: tokenHint(token), createdAt: now },
      update: live,
    });
    await writeAudit(tx, startUp, {
      action: 'token.created',
      subject: `token:${id}`,
      after: { source: 'environment' },
    });
  });
}
